import { isPlatenError, PlatenError } from '../foundation/errors.ts'
import type { LayerKind } from '../model/layer.ts'
import type { CompleteProperties } from './complete-properties.ts'
import { joinPath, pointerToLayer } from './layer-path.ts'
import { type LookByKind, type LookContext, resolveLook } from './looks.ts'
import type { LayerOverride } from './override-set.ts'
import type { RenderScope } from './render-scope.ts'

/** Properties that are no part of a look: what is shown, whether, and what is said of it. */
const CONTENT: ReadonlySet<string> = new Set([
  'text',
  'spans',
  'data',
  'src',
  'markup',
  'visible',
  'link',
  'alt',
])

interface Looking<Kind extends LayerKind> {
  readonly kind: Kind
  readonly name: string | undefined
  readonly tail: string
  readonly dynamic: boolean
  readonly properties: CompleteProperties[Kind]
  readonly look: LookByKind[Kind]
}

/** What the order sets on a layer. */
export function findOverride(
  { name, dynamic }: Pick<Looking<LayerKind>, 'name' | 'dynamic'>,
  scope: RenderScope,
): LayerOverride | undefined {
  return name !== undefined && dynamic ? scope.overrides.get(name) : undefined
}

/**
 * The look of a layer in one render: as it was compiled, which is the common case, or worked out anew
 * with the properties of the order.
 *
 * @throws {PlatenError} `unknown_token`.
 */
export function applyLook<Kind extends LayerKind>(
  layer: Looking<Kind>,
  scope: RenderScope,
  context: LookContext,
): LookByKind[Kind] {
  const changes = findOverride(layer, scope)?.properties
  if (changes === undefined || [...changes.keys()].every((name) => CONTENT.has(name))) {
    return layer.look
  }
  const properties = { ...layer.properties, ...Object.fromEntries(changes) }
  try {
    return resolveLook(layer.kind, properties, context)
  } catch (error) {
    if (!isPlatenError(error)) throw error
    const pointer = pointerToLayer(joinPath(scope.path, layer.tail)) + (error.pointer ?? '')
    throw new PlatenError(error.code, error.message, { pointer, cause: error })
  }
}
