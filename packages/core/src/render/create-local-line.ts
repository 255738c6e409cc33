import { setMaxListeners } from 'node:events'
import type { FetchPolicy } from '../assets/fetch/fetch-policy.ts'
import type { FileSourceOptions } from '../assets/file-source.ts'
import { createFocusFinder } from '../assets/focus/create-focus-finder.ts'
import type { NetworkReader } from '../assets/network-reader.ts'
import type { AssetReader } from '../assets/source-bytes.ts'
import { createSourceLoader } from '../assets/source-loader.ts'
import { createPngEncoder } from '../encode/raster/png/encode-png.ts'
import { createRasterizer } from '../encode/raster/rasterize.ts'
import { PlatenError } from '../foundation/errors.ts'
import type { Limits } from '../foundation/limits.ts'
import { readMonotonicMs } from '../foundation/monotonic-clock.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { createFontRegistry } from '../text/fonts/font-registry.ts'
import type { FontSource } from '../text/fonts/font-source.ts'
import { type InspectedPage, inspect } from './inspect.ts'
import type { LoadGroup } from './load-group.ts'
import { createSharedPageLoader, loadPage, type PageLoader } from './load-page.ts'
import { measure } from './measure.ts'
import { createPageFonts } from './page-fonts.ts'
import { render } from './render.ts'
import type { LineOrder, RenderLine } from './render-line.ts'
import type { RenderTools } from './render-tools.ts'
import { validate } from './validate.ts'

/** Bytes that each cache may hold; 0 keeps nothing. Every thread that renders has caches of its own. */
export interface CacheSizes {
  /** Source files of images. Default 64 MB. */
  readonly sources?: number
  /** Files of the network, kept as long as their origins allow it; once for all threads. Default 64 MB. */
  readonly fetched?: number
  /** Decoded and resized images, drawn SVG. Default 64 MB. */
  readonly bitmaps?: number
  /** Masks of glyphs, and as much again for each of drawn emoji and masks of shadows. Default 16 MB. */
  readonly glyphs?: number
  /** Painted beginnings of pages. Default 64 MB. */
  readonly pages?: number
  /** Compressed parts of PNG files. Default 32 MB. */
  readonly png?: number
}

export interface LocalLineOptions {
  readonly limits: Limits
  /** Closed with the line. */
  readonly sandbox: Sandbox
  readonly fonts: readonly FontSource[]
  readonly assets?: AssetReader | undefined
  readonly files?: FileSourceOptions | undefined
  readonly network?: Partial<FetchPolicy> | false | undefined
  /** What reads the network in place of a reader of the line's own. */
  readonly networkReader?: NetworkReader | undefined
  readonly caches?: CacheSizes | undefined
}

/** The line in the thread that calls it, with all that it keeps warm between renders. */
export interface LocalLine extends RenderLine {
  /** The page with its drawing commands and its pixels, of which no file is made. */
  inspect(order: LineOrder): Promise<InspectedPage>
  /** Fires with `closed`. */
  readonly closing: AbortSignal
  /** Ends running renders with `closed`, closes sockets and drops all caches. */
  close(): Promise<void>
}

/** Nothing heavy is loaded before the first order needs it. */
export function createLocalLine(options: LocalLineOptions): LocalLine {
  const { limits, sandbox, assets, files, network, networkReader, caches = {} } = options
  const registry = createFontRegistry({ limits })
  for (const font of options.fonts) registry.register(font)
  const loader = createSourceLoader({
    limits,
    assets,
    files,
    network,
    networkReader,
    cacheBytes: caches.sources,
  })
  const rasterizer = createRasterizer({
    ...(caches.glyphs === undefined
      ? {}
      : { glyphBytes: caches.glyphs, colorGlyphBytes: caches.glyphs, shadowBytes: caches.glyphs }),
    ...(caches.bitmaps === undefined ? {} : { bitmapBytes: caches.bitmaps }),
    ...(caches.pages === undefined ? {} : { prefixBytes: caches.pages }),
    sourcePixels: limits.sourcePixels,
    sandbox,
  })
  const pngEncoder = createPngEncoder({ cacheBytes: caches.png })
  const closing = new AbortController()
  // Every render listens to it, however many there are at once.
  setMaxListeners(0, closing.signal)
  const shared: Omit<RenderTools, 'loadPage'> = {
    limits,
    loader,
    focusFinder: createFocusFinder({ sourcePixels: limits.sourcePixels, sandbox }),
    fonts: createPageFonts({ registry, loader, limits }),
    encoders: { rasterizer, pngEncoder },
    closing: closing.signal,
    now: readMonotonicMs,
  }
  const loaders = new WeakMap<LoadGroup, PageLoader>()
  const findLoader = (group: LoadGroup): PageLoader => {
    const load = loaders.get(group) ?? createSharedPageLoader()
    loaders.set(group, load)
    return load
  }
  const toolsFor = ({ group }: LineOrder): RenderTools => ({
    ...shared,
    loadPage: group === undefined ? loadPage : findLoader(group),
  })
  return {
    render: (order) => render(order, toolsFor(order)),
    validate: (order) => validate(order, toolsFor(order)),
    measure: (order) => measure(order, toolsFor(order)),
    inspect: (order) => inspect(order, toolsFor(order)),
    closing: closing.signal,
    close: async () => {
      closing.abort(new PlatenError('closed', 'This Platen was closed.'))
      rasterizer.close()
      pngEncoder.close()
      await Promise.all([loader.close(), sandbox.close()])
    },
  }
}
