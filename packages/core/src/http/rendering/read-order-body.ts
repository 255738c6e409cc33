import { canonicalJson } from '../../foundation/canonical-json.ts'
import { PlatenError } from '../../foundation/errors.ts'
import type { RenderOrderBody } from '../schemas/render-order.ts'
import type { GivenOrder, OrderOptions } from './given-order.ts'
import { chooseTemplate } from './open-order.ts'

/** Bytes of `metadata` as JSON. */
const MAX_METADATA_BYTES = 4_096

/**
 * Reads the order in a body, in either of the two published spellings.
 *
 * @throws {PlatenError} 400 with a pointer into the body.
 */
export function readOrderBody(body: RenderOrderBody): GivenOrder {
  assertOneSpelling(body)
  assertSmallMetadata(body)
  assertNoStorage(body)
  const { layers, overrides, tokens, format, quality, width, height, scale, page } = body
  const options = withoutUndefined({
    layers: layers ?? overrides,
    tokens,
    format,
    quality,
    width,
    height,
    scale,
    page,
    compression: body.compression,
    overridesBy: 'client',
  })
  return {
    template: chooseTemplate(body.template, body.templateId),
    version: body.version,
    options,
    deadlineMs: body.deadlineMs,
    layersAt: layers === undefined && overrides !== undefined ? '/overrides' : '/layers',
  }
}

/** Properties of an order that came: `prepare` checks each of them, also its format. */
export function withoutUndefined(options: Readonly<Record<string, unknown>>): OrderOptions {
  const given = Object.entries(options).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as OrderOptions
}

function assertOneSpelling({ layers, overrides }: RenderOrderBody): void {
  if (layers === undefined || overrides === undefined) return
  if (canonicalJson(layers) === canonicalJson(overrides)) return
  throw new PlatenError('invalid_value', '"layers" and "overrides" differ; give one of them.', {
    pointer: '/overrides',
  })
}

function assertSmallMetadata({ metadata }: RenderOrderBody): void {
  if (metadata === undefined) return
  if (Buffer.byteLength(JSON.stringify(metadata)) <= MAX_METADATA_BYTES) return
  throw new PlatenError('out_of_range', `"metadata" has more than ${MAX_METADATA_BYTES} bytes.`, {
    pointer: '/metadata',
  })
}

function assertNoStorage({ useAws }: RenderOrderBody): void {
  if (useAws !== true) return
  throw new PlatenError(
    'invalid_value',
    '"useAws" is true, but no object storage is set up here; leave it out.',
    { pointer: '/useAws' },
  )
}
