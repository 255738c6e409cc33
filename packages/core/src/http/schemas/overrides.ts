import { z } from 'zod'
import { apiNameSchema } from '../../model/api-name.ts'
import { closedObject } from '../../model/closed-object.ts'
import type { LayerKind } from '../../model/layer.ts'
import { MAIN_PROPERTIES, OVERRIDE_RULES } from '../../model/override-rules.ts'
import { kindName, withName } from '../../model/with-name.ts'
import { writeAs } from '../../model/write-as.ts'
import type { JsonObject } from '../../ports/json.ts'

type Rules = Readonly<Record<string, z.ZodType>>

const KINDS = Object.keys(OVERRIDE_RULES) as readonly LayerKind[]

/** Asks for the fallback chain, wherever a value may stand. */
const noValueSchema = z
  .literal([null, ''])
  .meta({ id: 'NoValue', description: 'Asks for what stands in for a missing value.' })

/** What overrides look like to whoever does not know the template; only described, never parsed. */
const writtenSchema: z.ZodType = withName(
  'Overrides',
  z.lazy(() => z.record(apiNameSchema, layerOverrideSchema())),
)

function layerOverrideSchema(): z.ZodType {
  const mains = KINDS.flatMap((kind) => {
    const property = MAIN_PROPERTIES[kind]
    return property === undefined ? [] : (rulesOf(kind)[property] ?? [])
  })
  return z.union([...KINDS.map(overrideSchema), ...new Set(mains), noValueSchema])
}

/** An override of one kind. */
function overrideSchema(kind: LayerKind): z.ZodType {
  const shape: Record<string, z.ZodType> = {}
  for (const [property, rule] of Object.entries(rulesOf(kind))) {
    shape[property] = z.union([rule, noValueSchema])
  }
  return closedObject<Record<string, unknown>>({ name: `${kindName(kind)}Override`, shape })
}

/** Items of a repeater are overrides themselves, which only its template could tell more of. */
const itemsSchema = z.array(writtenSchema)

function rulesOf(kind: LayerKind): Rules {
  const rules: Rules = OVERRIDE_RULES[kind]
  return 'items' in rules ? { ...rules, items: itemsSchema } : rules
}

/** Checked against the dynamic layers of the template, which no schema knows. */
export const overridesSchema: z.ZodType<JsonObject> = writeAs(
  z.record(z.string(), z.json()).meta({
    description: 'What changes of the dynamic layers, by their names.',
    examples: [{ title: { text: 'Hello World' } }],
  }),
  () => writtenSchema,
)
