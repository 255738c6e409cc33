import { isPlatenError, PlatenError } from '../../foundation/errors.ts'

/** What an order has beside its overrides; a layer can have none of the first names. */
const OPTIONS: ReadonlySet<string> = new Set([
  'format',
  'quality',
  'width',
  'height',
  'scale',
  'page',
  'version',
  'template',
  'templateId',
  'tokens',
  'compression',
  'deadlineMs',
])

/**
 * Runs what checks or draws an order, and gives pointers to layers from the root of the body: the
 * line counts them from the overrides.
 *
 * @param layersAt JSON Pointer to the overrides, such as `/layers`; `''` changes nothing.
 */
export function atLayers<Result>(layersAt: string, check: () => Result): Result {
  try {
    return check()
  } catch (error) {
    throw pointToLayers(error, layersAt)
  }
}

/** The same error with pointers from the root of the body; what is no refusal of ours stays. */
export function pointToLayers(error: unknown, layersAt: string): unknown {
  if (layersAt === '' || !isPlatenError(error) || error.pointer === undefined) return error
  const move = (pointer: string) => {
    const [, first = ''] = pointer.split('/', 2)
    return OPTIONS.has(first) ? pointer : layersAt + pointer
  }
  const errors = error.errors.map((fault) => ({ ...fault, pointer: move(fault.pointer) }))
  return new PlatenError(error.code, error.message, {
    pointer: move(error.pointer),
    cause: error,
    errors,
    retryAfterMs: error.retryAfterMs,
    receipt: error.receipt,
  })
}
