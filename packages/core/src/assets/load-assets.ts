import { type ErrorCode, isPlatenError, PlatenError } from '../foundation/errors.ts'
import type { Limits } from '../foundation/limits.ts'
import { quote } from '../foundation/quote.ts'
import { pointerToLayer } from '../overrides/layer-path.ts'
import type { ResolvedFont, ResolvedPage, SourceCandidate } from '../overrides/resolved-template.ts'
import type { AssetTable, LoadedAsset, LoadedImage } from './asset-table.ts'
import { collectAssets, type ImageLayer } from './collect-assets.ts'
import { createConcurrencyGate } from './concurrency-gate.ts'
import { describeSource } from './describe-source.ts'
import { type SourceLoader, untrustedSvg } from './source-loader.ts'

export interface LoadAssetsInput {
  readonly page: ResolvedPage
  readonly loader: SourceLoader
  readonly limits: Pick<Limits, 'sources'>
  /** Whose assets `asset:ID` means. */
  readonly orgId: string
  /** Ends everything; its reason is what `loadAssets` then throws. */
  readonly signal: AbortSignal
  /** Fonts of the template: not loaded here, but counted among the sources. */
  readonly fonts?: readonly ResolvedFont[]
  /**
   * Whether SVG in overrides is the program's own (`draw`, the default) or comes from strangers.
   * Markup that an override sets is not told from the template's: refuse it where it enters.
   */
  readonly svgOverrides?: 'draw' | 'refuse'
}

/** Loads of one render that run at once; the rest wait, so that one page is no flood. */
const LOADS_AT_ONCE = 8

/** One thing that a layer may show. */
type Choice = Pick<SourceCandidate, 'from'> &
  ({ readonly source: string } | { readonly markup: string })

/**
 * Loads for each layer of a page the first of its sources that can be loaded.
 *
 * Layers load side by side, the sources of one layer one after another; a source that several layers
 * name is loaded once.
 *
 * @throws {PlatenError} `too_many_sources`; for a layer that may not be hidden, the failure of its
 *   last source, with the layer and the source named; or the signal's reason.
 */
export async function loadAssets(input: LoadAssetsInput): Promise<AssetTable> {
  const layers = collectAssets({ ...input, layers: input.page.layers })
  if (layers.length === 0) return { byLayer: new Map() }
  input.signal.throwIfAborted()
  // The first layer that fails for good ends the loads of the others.
  const failure = new AbortController()
  const signal = AbortSignal.any([input.signal, failure.signal])
  const read = createReader(input, signal)
  const loads = layers.map(async (layer) => {
    try {
      return [layer.path, await loadLayer(layer, read, input)] as const
    } catch (error) {
      failure.abort(error)
      throw error
    }
  })
  const settled = await Promise.allSettled(loads)
  if (signal.aborted) throw signal.reason
  const byLayer = new Map<string, LoadedAsset>()
  for (const result of settled) {
    if (result.status === 'rejected') throw result.reason
    const [path, asset] = result.value
    if (asset !== undefined) byLayer.set(path, asset)
  }
  return { byLayer }
}

type ReadChoice = (choice: Choice) => Promise<LoadedImage>

/** Reads each source once, a few at a time. */
function createReader({ loader, orgId }: LoadAssetsInput, signal: AbortSignal): ReadChoice {
  const gate = createConcurrencyGate(LOADS_AT_ONCE)
  const bySource = new Map<string, Promise<LoadedImage>>()
  return async (choice) => {
    signal.throwIfAborted()
    if ('markup' in choice) return loader.readMarkup(choice.markup)
    const { source } = choice
    const begun = bySource.get(source)
    if (begun !== undefined) return begun
    const image = gate.run(() => {
      signal.throwIfAborted()
      return loader.readImage(source, { orgId, signal })
    })
    bySource.set(source, image)
    return image
  }
}

async function loadLayer(
  layer: ImageLayer,
  read: ReadChoice,
  input: LoadAssetsInput,
): Promise<LoadedAsset | undefined> {
  const failed: ErrorCode[] = []
  let last: PlatenError | undefined
  for (const [candidate, choice] of choicesOf(layer).entries()) {
    try {
      const image = await read(choice)
      assertKind(image, layer)
      if (image.kind === 'vector' && isStranger(choice, input)) throw untrustedSvg()
      return { image, candidate, from: choice.from, failed }
    } catch (error) {
      input.signal.throwIfAborted()
      if (!isPlatenError(error) || error.code === 'closed') throw error
      last = namingLayer(error, layer, choice)
      if (isCallersFault(error, choice)) throw last
      failed.push(error.code)
    }
  }
  if (layer.whenMissing === 'hide') return undefined
  throw last ?? withoutSource(layer)
}

/**
 * Override, fallbacks, the layer's own value. Markup stands behind the sources that were given on
 * purpose and before the layer's own source, since it cannot be told whose it is.
 */
function choicesOf(layer: ImageLayer): readonly Choice[] {
  if (layer.kind !== 'svg' || layer.markup === undefined) return layer.sources
  const own: Choice = { markup: layer.markup, from: 'layer' }
  const given = layer.sources.filter(({ from }) => from !== 'layer')
  return [...given, own, ...layer.sources.filter(({ from }) => from === 'layer')]
}

/** An address that could never be loaded is a mistake to be told, where a dead one has a fallback. */
function isCallersFault(error: PlatenError, { from }: Choice): boolean {
  return from === 'override' && error.status === 400
}

function isStranger(choice: Choice, input: LoadAssetsInput): boolean {
  return choice.from === 'override' && input.svgOverrides === 'refuse'
}

function assertKind(image: LoadedImage, layer: ImageLayer): void {
  if (image.kind === 'vector' || layer.kind !== 'svg') return
  throw new PlatenError(
    'source_unsupported',
    `The source is a ${image.format.toUpperCase()} image; a layer of kind "svg" shows SVG only, use kind "image".`,
  )
}

function namingLayer(error: PlatenError, layer: ImageLayer, choice: Choice): PlatenError {
  const source = 'source' in choice ? `source ${describeSource(choice.source)}` : 'its markup'
  return new PlatenError(error.code, `Layer ${quote(layer.path)}, ${source}: ${error.message}`, {
    pointer: pointerToLayer(layer.path),
    cause: error,
  })
}

function withoutSource(layer: ImageLayer): PlatenError {
  return new PlatenError('missing_property', `Layer ${quote(layer.path)} has no source to show.`, {
    pointer: pointerToLayer(layer.path),
  })
}
