import { LRUCache } from 'lru-cache'
import { canonicalJson } from '../foundation/canonical-json.ts'
import { sha256Hex } from '../foundation/digest.ts'
import { PlatenError } from '../foundation/errors.ts'
import type { Limits } from '../foundation/limits.ts'
import { SharedFlights } from '../foundation/shared-flights.ts'
import type { ResolvedRecoloring } from '../overrides/resolved-effects.ts'
import type { LoadedImage, VectorSource } from './asset-table.ts'
import { checkSvg } from './check-svg.ts'
import type { FetchPolicy } from './fetch/fetch-policy.ts'
import type { FileSourceOptions } from './file-source.ts'
import { createNetworkReader, type NetworkReader } from './network-reader.ts'
import { sniffImage } from './sniff-image.ts'
import {
  type AssetReader,
  openSource,
  type ReadSourceRequest,
  type SourceOrigins,
  type SourceRequest,
} from './source-bytes.ts'
import { parseSource, type SourceAddress } from './source-url.ts'
import { recolorSvg } from './svg/recolor-svg.ts'

/** Reads and checks sources for one Platen, and keeps what it may. */
export interface SourceLoader {
  /** The bytes of a source, whatever they are: a font, for example. */
  readBytes(source: string, request: ReadSourceRequest): Promise<Uint8Array>
  /**
   * The image that a source holds, its header read and found within limits.
   *
   * @throws {PlatenError} What is wrong with the source; or the signal's reason.
   */
  readImage(source: string, request: SourceRequest): Promise<LoadedImage>
  /** The image that SVG text describes. */
  readMarkup(markup: string): LoadedImage
  /** The drawing in other colours. */
  recolor(image: VectorSource, recoloring: ResolvedRecoloring): VectorSource
  /** Ends all loads and closes all sockets. */
  close(): Promise<void>
}

export interface SourceLoaderOptions {
  readonly limits: Limits
  /** What `asset:ID` is read from; absent, these are refused. */
  readonly assets?: AssetReader | undefined
  /** Lets file paths be sources; absent, they are refused. */
  readonly files?: FileSourceOptions | undefined
  /** How the network is used; `false` refuses it altogether. */
  readonly network?: Partial<FetchPolicy> | false | undefined
  /** What reads the network in place of a reader of the loader's own; closed with the loader. */
  readonly networkReader?: NetworkReader | undefined
  /** Whether AVIF images are read; off, because decoders of it have had memory faults of late. */
  readonly avifInput?: boolean | undefined
  /** Bytes of images that are kept for later renders, 64 MB by default; 0 keeps none. */
  readonly cacheBytes?: number | undefined
}

const DEFAULT_CACHE_BYTES = 64_000_000

export function createSourceLoader(options: SourceLoaderOptions): SourceLoader {
  return new CachingSourceLoader(options)
}

/**
 * What is kept is named by its content or its version: a `data:` URL by itself, an asset by its
 * digest and organisation, a file by its identity, size and times. What the network gives is kept by its
 * reader; loads of one address for one organisation, under way at the same time, are joined.
 */
class CachingSourceLoader implements SourceLoader {
  readonly #limits: Limits
  readonly #origins: SourceOrigins
  readonly #allowAvif: boolean
  readonly #kept: LRUCache<string, LoadedImage> | undefined
  readonly #flights = new SharedFlights<LoadedImage>()
  #isClosed = false

  constructor(options: SourceLoaderOptions) {
    const { limits, assets, files, network, avifInput = false } = options
    const { networkReader, cacheBytes = DEFAULT_CACHE_BYTES } = options
    this.#limits = limits
    this.#allowAvif = avifInput
    this.#origins = {
      assets,
      files,
      network:
        network === false ? undefined : (networkReader ?? createNetworkReader({ policy: network })),
    }
    if (cacheBytes > 0) {
      this.#kept = new LRUCache({
        maxSize: cacheBytes,
        sizeCalculation: (image, key) => sizeOf(image) + key.length + 1,
      })
    }
  }

  async readBytes(source: string, request: ReadSourceRequest): Promise<Uint8Array> {
    this.#assertOpen()
    const opened = await this.#open(parseSource(source), request)
    try {
      return await opened.read()
    } finally {
      await opened.close()
    }
  }

  async readImage(source: string, request: SourceRequest): Promise<LoadedImage> {
    this.#assertOpen()
    const { orgId, signal, places = [] } = request
    // Only a `data:` URL is its own key; any other text could be made to look like a key of ours.
    const kept = source.startsWith('data:') ? this.#kept?.get(source) : undefined
    if (kept !== undefined) return kept
    // Who may be led elsewhere than others loads for itself.
    const flight = JSON.stringify([orgId, places, source])
    return this.#flights.join(flight, signal, (joined) =>
      this.#load(source, { orgId, signal: joined, places }),
    )
  }

  readMarkup(markup: string): LoadedImage {
    this.#assertOpen()
    const key = `markup:${markup}`
    const image = this.#kept?.get(key) ?? this.#toVector(markup)
    this.#kept?.set(key, image)
    return image
  }

  recolor(image: VectorSource, recoloring: ResolvedRecoloring): VectorSource {
    this.#assertOpen()
    const key = `recolored:${image.digest}:${canonicalJson(recoloring)}`
    const kept = this.#kept?.get(key)
    if (kept?.kind === 'vector') return kept
    const markup = recolorSvg(image.markup, recoloring)
    const recolored: VectorSource = { ...image, digest: sha256Hex(markup), markup }
    this.#kept?.set(key, recolored)
    return recolored
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#flights.endAll(closed())
    this.#kept?.clear()
    await this.#origins.network?.close()
  }

  async #load(source: string, request: SourceRequest): Promise<LoadedImage> {
    const address = parseSource(source)
    const opened = await this.#open(address, { ...request, maxBytes: this.#limits.sourceBytes })
    try {
      const kept = opened.key === undefined ? undefined : this.#kept?.get(opened.key)
      if (kept !== undefined) return kept
      const image = this.#toImage(await opened.read())
      request.signal.throwIfAborted()
      if (opened.key !== undefined) this.#kept?.set(opened.key, image)
      return image
    } finally {
      await opened.close()
    }
  }

  #open(address: SourceAddress, request: ReadSourceRequest) {
    return openSource(address, this.#origins, request)
  }

  #toImage(bytes: Uint8Array): LoadedImage {
    const header = sniffImage(bytes, { limits: this.#limits, allowAvif: this.#allowAvif })
    if (header.format !== 'svg') {
      const { format, width, height, hasAlpha } = header
      return { kind: 'raster', digest: sha256Hex(bytes), bytes, format, width, height, hasAlpha }
    }
    return this.#toVector(bytes)
  }

  #toVector(source: Uint8Array | string): LoadedImage {
    const { markup, width, height } = checkSvg(source, { limits: this.#limits })
    return { kind: 'vector', digest: sha256Hex(markup), markup, width, height }
  }

  #assertOpen(): void {
    if (this.#isClosed) throw closed()
  }
}

function closed(): PlatenError {
  return new PlatenError('closed', 'This Platen was closed.')
}

function sizeOf(image: LoadedImage): number {
  return image.kind === 'raster' ? image.bytes.length : image.markup.length
}
