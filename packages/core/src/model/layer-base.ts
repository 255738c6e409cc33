import { z } from 'zod'
import { type ApiName, apiNameSchema } from './api-name.ts'
import { closedObject } from './closed-object.ts'
import { COMMON_SHAPE, type CommonProperties } from './common-properties.ts'
import { type Fallback, fallbackSchema } from './fallback.ts'
import { dynamicSchema, type SlotPolicy } from './slot-policy.ts'
import { type VisibilityRule, visibilityRuleSchema } from './visibility.ts'
import { kindName } from './with-name.ts'

/** What every layer is, beside how it looks: none of this can be overridden. */
export interface LayerBase<Properties> extends CommonProperties {
  /** Name for overrides, references and rules; unique in its scope. Required when `dynamic`. */
  readonly name?: ApiName
  /** True: the layer takes overrides, of any property; or of those that `allow` names. Default false. */
  readonly dynamic?: boolean | SlotPolicy<keyof (CommonProperties & Properties) & string>
  /**
   * Keeps what orders say of the layer, and of all that it holds, out of the history, logs and
   * receipts. Default false.
   */
  readonly sensitive?: boolean
  /** Hides the layer while the rule is false. */
  readonly visibleWhen?: VisibilityRule
  readonly fallback?: Fallback<CommonProperties & Properties>
}

export interface LayerSchemaOptions<Kind extends string> {
  readonly kind: Kind
  /** The kind's own presentational properties; they win over common ones of the same name. */
  readonly properties: Readonly<Record<string, z.ZodType>>
  /** The kind's fields that cannot be overridden, such as `children`. */
  readonly structure: Readonly<Record<string, z.ZodType>>
  readonly required: readonly string[]
  readonly notDrawn: readonly string[]
}

/** The schema of one kind: its base, the common properties, its own properties, its structure. */
export function layerSchema<Layer extends { readonly kind: string }>(
  options: LayerSchemaOptions<Layer['kind']>,
): z.ZodType<Layer> & z.core.$ZodTypeDiscriminable {
  const properties = { ...COMMON_SHAPE, ...options.properties }
  const name = kindName(options.kind)
  const schema = closedObject<Record<string, unknown>>({
    name: `${name}Layer`,
    shape: {
      kind: z.literal(options.kind),
      name: apiNameSchema,
      dynamic: dynamicSchema(`${name}SlotPolicy`, Object.keys(properties)),
      sensitive: z.boolean(),
      ...properties,
      ...options.structure,
      visibleWhen: visibilityRuleSchema,
      fallback: fallbackSchema(`${name}Fallback`, properties),
    },
    required: ['kind', ...options.required],
    notDrawn: options.notDrawn,
  })
  // Each table of properties is checked against its interface where it is written down.
  return schema as unknown as z.ZodType<Layer> & z.core.$ZodTypeDiscriminable
}
