import type { FetchPolicy } from '../assets/fetch/fetch-policy.ts'
import type { FileSourceOptions } from '../assets/file-source.ts'
import { createFocusFinder } from '../assets/focus/create-focus-finder.ts'
import { createSourceLoader } from '../assets/source-loader.ts'
import { createPngEncoder } from '../encode/raster/png/encode-png.ts'
import { createRasterizer } from '../encode/raster/rasterize.ts'
import { PlatenError } from '../foundation/errors.ts'
import { isDeepFrozen } from '../foundation/is-deep-frozen.ts'
import { DEFAULT_LIMITS, type Limits } from '../foundation/limits.ts'
import type { OutputFormat } from '../foundation/output-format.ts'
import { parseTemplate } from '../model/parse-template.ts'
import type { Template, TemplateInput } from '../model/template.ts'
import { compileTemplate } from '../overrides/compile-template.ts'
import type { CompiledTemplate } from '../overrides/compiled-template.ts'
import { hasSensitiveOverrides } from '../overrides/has-sensitive-overrides.ts'
import { listPages } from '../overrides/list-pages.ts'
import type { AssetStore } from '../ports/asset-store.ts'
import { describeFontSource } from '../text/fonts/describe-font-source.ts'
import { createFontRegistry } from '../text/fonts/font-registry.ts'
import type { FontSource } from '../text/fonts/font-source.ts'
import { canonicalOrder } from './canonical-order.ts'
import { type InspectedPage, inspect } from './inspect.ts'
import { loadPage, type PageLoader } from './load-page.ts'
import { type Measurement, measure } from './measure.ts'
import { createPageFonts } from './page-fonts.ts'
import type { Receipt } from './receipt.ts'
import { render } from './render.ts'
import { parseRenderOrder, type RenderOptions } from './render-order.ts'
import type { RenderResult } from './render-result.ts'
import type { RenderTools } from './render-tools.ts'
import { validate } from './validate.ts'

/** How the line is set up; everything may be left out. */
export interface RendererOptions {
  /** Fonts beside the built-in Inter: single ones, or what `registerFontsource` gives. */
  readonly fonts?: readonly (FontSource | readonly FontSource[])[]
  /** Where `asset:ID` sources are read from. Absent: they are refused. */
  readonly assets?: AssetStore
  /** Lets file paths be sources, below one folder. Absent: they are refused. */
  readonly files?: FileSourceOptions
  /** How `https:` and `http:` sources are fetched; `false` refuses them. */
  readonly network?: Partial<FetchPolicy> | false
  /** Ceilings to change; see `DEFAULT_LIMITS`. */
  readonly limits?: Partial<Limits>
  /** Bytes of each cache. */
  readonly caches?: CacheSizes
}

/** Bytes that each cache may hold; 0 keeps nothing. All caches belong to one Platen. */
export interface CacheSizes {
  /** Source files of images. Default 64 MB. */
  readonly sources?: number
  /** Decoded and resized images, drawn SVG. Default 64 MB. */
  readonly bitmaps?: number
  /** Masks of glyphs, and as much again for each of drawn emoji and masks of shadows. Default 16 MB. */
  readonly glyphs?: number
  /** Painted beginnings of pages. Default 64 MB. */
  readonly pages?: number
  /** Compressed parts of PNG files. Default 32 MB. */
  readonly png?: number
}

/** The line with all that it keeps warm between renders. */
export interface Renderer {
  /**
   * Checks an order without beginning it.
   *
   * @param template From `parseTemplate`, or a document as it is written.
   * @param load One from `createSharedPageLoader` for all orders that may share what they load.
   * @throws {PlatenError} What is wrong with the template or the order; `closed`.
   */
  prepare(
    template: Template | TemplateInput,
    options?: RenderOptions,
    load?: PageLoader,
  ): PreparedRender
  /** Names the fonts of the options, so that caches can tell instances with other fonts apart. */
  describeFonts(): readonly string[]
  /** Ends running renders with `closed`, closes sockets and drops all caches. */
  close(): Promise<void>
}

/** A checked order; it can be drawn, or only laid out. */
export interface PreparedRender {
  /** See `canonicalOrder`. */
  readonly canonicalText: string
  readonly format: OutputFormat
  /** The order says something of a sensitive layer, so it may not be kept as it is. */
  readonly isSensitive: boolean
  /**
   * The pages that the order makes: for each the page of the template that it is drawn by, counted
   * from 1. One with `forEach` comes once for each few items.
   *
   * @throws {PlatenError} `too_many_pages`
   */
  readonly pages: readonly number[]
  /** @param signal In place of that of the options. */
  render(signal?: AbortSignal): Promise<RenderResult>
  /** The receipt that `render` would give, without painting anything. */
  validate(): Promise<Receipt>
  /** Where everything would be drawn. */
  measure(): Promise<Measurement>
  /** The page with its drawing commands and its pixels, of which no file is made. */
  inspect(): Promise<InspectedPage>
}

/** Nothing heavy is loaded before the first render needs it. */
export function createRenderer(options: RendererOptions = {}): Renderer {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits }
  const { assets, files, network, caches = {} } = options
  const registry = createFontRegistry({ limits })
  const fonts = (options.fonts ?? []).flat() as readonly FontSource[]
  for (const font of fonts) registry.register(font)
  const loader = createSourceLoader({ limits, assets, files, network, cacheBytes: caches.sources })
  const rasterizer = createRasterizer({
    ...(caches.glyphs === undefined
      ? {}
      : { glyphBytes: caches.glyphs, colorGlyphBytes: caches.glyphs, shadowBytes: caches.glyphs }),
    ...(caches.bitmaps === undefined ? {} : { bitmapBytes: caches.bitmaps }),
    ...(caches.pages === undefined ? {} : { prefixBytes: caches.pages }),
    sourcePixels: limits.sourcePixels,
  })
  const pngEncoder = createPngEncoder({ cacheBytes: caches.png })
  const compile = createCompiler(limits)
  const closing = new AbortController()
  const shared: RenderTools = {
    limits,
    loader,
    focusFinder: createFocusFinder(limits),
    fonts: createPageFonts({ registry, loader, limits }),
    loadPage,
    encoders: { rasterizer, pngEncoder },
    closing: closing.signal,
    now: () => performance.now(),
  }

  return {
    prepare: (template, given = {}, load = loadPage) => {
      if (closing.signal.aborted) throw closing.signal.reason
      const tools = { ...shared, loadPage: load }
      const order = parseRenderOrder(compile(template), given, limits)
      const withSignal = (signal = order.signal) => ({ ...order, signal })
      return {
        get canonicalText() {
          return canonicalOrder(order)
        },
        format: order.output.format,
        isSensitive: hasSensitiveOverrides(order.overrides, order.template.slots),
        get pages() {
          return listPages(order.template, order.overrides).map(({ index }) => index + 1)
        },
        render: (signal) => render(withSignal(signal), tools),
        validate: () => validate(withSignal(), tools),
        measure: () => measure(withSignal(), tools),
        inspect: () => inspect(withSignal(), tools),
      }
    },
    describeFonts: () => fonts.map(describeFontSource),
    close: async () => {
      closing.abort(new PlatenError('closed', 'This Platen was closed.'))
      rasterizer.close()
      pngEncoder.close()
      await loader.close()
    },
  }
}

/**
 * Templates are read and compiled once: `defineTemplate` and `parseTemplate` freeze what they give. A
 * document that its owner may still change is read anew for each render.
 */
function createCompiler(limits: Limits): (template: unknown) => CompiledTemplate {
  const known = new WeakMap<object, CompiledTemplate>()
  return (template) => {
    const isObject = typeof template === 'object' && template !== null
    const compiled = isObject ? known.get(template) : undefined
    if (compiled !== undefined) return compiled
    const fresh = compileTemplate(parseTemplate(template, limits), limits)
    if (isObject && isDeepFrozen(template)) known.set(template, fresh)
    return fresh
  }
}
