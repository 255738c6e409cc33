import { type ErrorCode, isPlatenError, PlatenError } from '../foundation/errors.ts'
import type { Limits } from '../foundation/limits.ts'
import { quote } from '../foundation/quote.ts'
import type { AllowedPlaces } from '../overrides/allowed-places.ts'
import { pointerToLayer } from '../overrides/layer-path.ts'
import type { ResolvedFill } from '../overrides/resolved-fill.ts'
import type { ResolvedFont } from '../overrides/resolved-font.ts'
import type { ResolvedPage } from '../overrides/resolved-template.ts'
import type { SourceCandidate } from '../overrides/source-candidate.ts'
import type { AssetTable, LoadedAsset, LoadedImage } from './asset-table.ts'
import { collectAssets, type FillAsset, type ImageLayer } from './collect-assets.ts'
import { createConcurrencyGate } from './concurrency-gate.ts'
import { describeSource } from './describe-source.ts'
import type { SourceLoader } from './source-loader.ts'

export interface LoadAssetsInput {
  readonly page: ResolvedPage
  /** That of the canvas. */
  readonly background?: ResolvedFill | undefined
  readonly loader: SourceLoader
  readonly limits: Pick<Limits, 'sources'>
  /** Whose assets `asset:ID` means. */
  readonly orgId: string
  /** Ends everything; its reason is what `loadAssets` then throws. */
  readonly signal: AbortSignal
  /** Fonts of the template: not loaded here, but counted among the sources. */
  readonly fonts?: readonly ResolvedFont[]
  /** Its markup is the program's own. Default `false`. */
  readonly isTemplateOfProgram?: boolean
}

/** Loads of one render that run at once; the rest wait, so that one page is no flood. */
const LOADS_AT_ONCE = 8

const NO_ASSETS: AssetTable = { byLayer: new Map(), fills: new Map() }

/** One thing that a layer may show. */
type Choice = Pick<SourceCandidate, 'from'> &
  (
    | { readonly source: string; readonly places?: AllowedPlaces | undefined }
    | { readonly markup: string }
  )

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
  const { layers, fills } = collectAssets({ ...input, layers: input.page.layers })
  if (layers.length + fills.length === 0) return NO_ASSETS
  input.signal.throwIfAborted()
  // The first layer that fails for good ends the loads of the others.
  const failure = new AbortController()
  const signal = AbortSignal.any([input.signal, failure.signal])
  const read = createReader(input, signal)
  const orFail = <T>(load: Promise<T>): Promise<T> =>
    load.catch((error: unknown) => {
      failure.abort(error)
      throw error
    })
  const layerLoads = layers.map((layer) => orFail(loadLayer(layer, read, input)))
  const fillLoads = fills.map(async (asset) => {
    return [asset.fill.source, await orFail(loadFill(asset, read, input))] as const
  })
  await Promise.allSettled([...layerLoads, ...fillLoads])
  if (signal.aborted) throw signal.reason
  const assets = await Promise.all(layerLoads)
  const byLayer = new Map<string, LoadedAsset>()
  for (const [index, { path }] of layers.entries()) {
    const asset = assets[index]
    if (asset !== undefined) byLayer.set(path, asset)
  }
  return { byLayer, fills: new Map(await Promise.all(fillLoads)) }
}

type ReadChoice = (choice: Choice) => Promise<LoadedImage>

/** Reads each source once, a few at a time. */
function createReader({ loader, orgId }: LoadAssetsInput, signal: AbortSignal): ReadChoice {
  const gate = createConcurrencyGate(LOADS_AT_ONCE)
  const bySource = new Map<string, Map<string, Promise<LoadedImage>>>()
  return async (choice) => {
    signal.throwIfAborted()
    if ('markup' in choice) return loader.readMarkup(choice.markup)
    const { source, places } = choice
    // Apart, since a `data:` URL is long, and joined with anything would be copied and hashed each time.
    const byPlaces = bySource.get(source) ?? new Map<string, Promise<LoadedImage>>()
    bySource.set(source, byPlaces)
    const key = JSON.stringify(places ?? [])
    const begun = byPlaces.get(key)
    if (begun !== undefined) return begun
    const image = gate.run(() => {
      signal.throwIfAborted()
      return loader.readImage(source, { orgId, signal, places })
    })
    byPlaces.set(key, image)
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
      const image = vouchFor(await read(choice), choice, input)
      assertKind(image, layer)
      return { image: recolor(image, layer, input), candidate, from: choice.from, failed }
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

/** A fill has one source and no fallback: without its picture a layer looks finished and is wrong. */
async function loadFill(
  { fill, path, orderedSources }: FillAsset,
  read: ReadChoice,
  input: LoadAssetsInput,
): Promise<LoadedImage> {
  const { source } = fill
  const places = orderedSources.get(source)
  const from = places === undefined ? ('layer' as const) : ('override' as const)
  const choice: Choice = { source, from, places }
  try {
    return await read(choice)
  } catch (error) {
    input.signal.throwIfAborted()
    if (!isPlatenError(error) || error.code === 'closed') throw error
    throw namingLayer(error, { path }, choice)
  }
}

/**
 * Override, fallbacks, the layer's own value: first its markup, then its source. Markup of an override or
 * of a fallback is among the sources.
 */
function choicesOf(layer: ImageLayer): readonly Choice[] {
  const { orderedSources } = layer
  const sources = layer.sources.map((candidate): Choice => {
    const isGiven = candidate.from === 'override'
    return isGiven ? { ...candidate, places: orderedSources.get(candidate.source) } : candidate
  })
  if (layer.kind !== 'svg' || layer.markup === undefined) return sources
  const own: Choice = { markup: layer.markup, from: 'layer' }
  const given = sources.filter(({ from }) => from !== 'layer')
  return [...given, own, ...sources.filter(({ from }) => from === 'layer')]
}

/** An address that could never be loaded is a mistake to be told, where a dead one has a fallback. */
function isCallersFault(error: PlatenError, { from }: Choice): boolean {
  return from === 'override' && error.status === 400
}

/** Markup by itself is always the template's own. */
function vouchFor(image: LoadedImage, choice: Choice, input: LoadAssetsInput): LoadedImage {
  if (image.kind !== 'vector' || !('markup' in choice)) return image
  return { ...image, isTrusted: input.isTemplateOfProgram === true }
}

function recolor(image: LoadedImage, layer: ImageLayer, { loader }: LoadAssetsInput): LoadedImage {
  if (layer.kind !== 'svg' || image.kind !== 'vector') return image
  return layer.recoloring === undefined ? image : loader.recolor(image, layer.recoloring)
}

function assertKind(image: LoadedImage, layer: ImageLayer): void {
  if (image.kind === 'vector' || layer.kind !== 'svg') return
  throw new PlatenError(
    'source_unsupported',
    `The source is a ${image.format.toUpperCase()} image; a layer of kind "svg" shows SVG only, use kind "image".`,
  )
}

function namingLayer(
  error: PlatenError,
  layer: Pick<ImageLayer, 'path'>,
  choice: Choice,
): PlatenError {
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
