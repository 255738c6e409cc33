import type { FetchPolicy } from './assets/fetch/fetch-policy.ts'
import type { FileSourceOptions } from './assets/file-source.ts'
import { createSourceLoader } from './assets/source-loader.ts'
import { createPngEncoder } from './encode/raster/png/encode-png.ts'
import { createRasterizer } from './encode/raster/rasterize.ts'
import { PlatenError } from './foundation/errors.ts'
import { isDeepFrozen } from './foundation/is-deep-frozen.ts'
import { DEFAULT_LIMITS, type Limits } from './foundation/limits.ts'
import { parseTemplate } from './model/parse-template.ts'
import type { Template, TemplateInput } from './model/template.ts'
import { compileTemplate } from './overrides/compile-template.ts'
import type { CompiledTemplate } from './overrides/compiled-template.ts'
import type { AssetStore } from './ports/asset-store.ts'
import { createPageFonts } from './render/page-fonts.ts'
import { render } from './render/render.ts'
import { parseRenderOrder, type RenderOptions } from './render/render-order.ts'
import type { RenderResult } from './render/render-result.ts'
import type { RenderTools } from './render/render-tools.ts'
import type { OverridesOf } from './template/overrides-of.ts'
import { createFontRegistry } from './text/fonts/font-registry.ts'
import type { FontSource } from './text/fonts/font-source.ts'

/** How a Platen is set up; everything may be left out. */
export interface PlatenOptions {
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
  /** Masks of glyphs, and as much again for those of shadows. Default 16 MB. */
  readonly glyphs?: number
  /** Painted beginnings of pages. Default 64 MB. */
  readonly pages?: number
  /** Compressed parts of PNG files. Default 32 MB. */
  readonly png?: number
}

/** Renders templates; keeps fonts, decoded images and painted backgrounds warm between renders. */
export interface Platen {
  /**
   * Draws a template with some of its dynamic layers changed.
   *
   * Equal orders give equal bytes, whatever was rendered before. Work is bounded by the limits of the
   * instance and by `deadlineMs`.
   *
   * @param template From `defineTemplate` or `parseTemplate`, or a document as it is written.
   * @throws {PlatenError} 4xx for a bad template, order or source, naming the offender; 408 when
   *   `signal` fires; 422 `render_deadline`; 503 after `close`.
   */
  render<const T extends Template | TemplateInput>(
    template: T,
    options?: RenderOptions<OverridesOf<T>>,
  ): Promise<RenderResult>
  /** Ends running renders with `closed`, closes sockets and drops all caches. */
  close(): Promise<void>
}

/**
 * Templates are read once: `defineTemplate` and `parseTemplate` freeze what they give. A document that
 * its owner may still change is read anew for each render.
 */
function createTemplateReader(limits: Limits): (template: unknown) => Template {
  const read = new WeakMap<object, Template>()
  return (template) => {
    const isObject = typeof template === 'object' && template !== null
    const known = isObject ? read.get(template) : undefined
    if (known !== undefined) return known
    const parsed = parseTemplate(template, limits)
    if (isObject && isDeepFrozen(template)) read.set(template, parsed)
    return parsed
  }
}

/** Sets up a renderer. Nothing heavy is loaded before the first render needs it. */
export function createPlaten(options: PlatenOptions = {}): Platen {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits }
  const { assets, files, network, caches = {} } = options
  const registry = createFontRegistry({ limits })
  for (const fonts of options.fonts ?? []) {
    for (const font of [fonts].flat() as readonly FontSource[]) registry.register(font)
  }
  const loader = createSourceLoader({ limits, assets, files, network, cacheBytes: caches.sources })
  const rasterizer = createRasterizer({
    ...(caches.glyphs === undefined
      ? {}
      : { glyphBytes: caches.glyphs, shadowBytes: caches.glyphs }),
    ...(caches.bitmaps === undefined ? {} : { bitmapBytes: caches.bitmaps }),
    ...(caches.pages === undefined ? {} : { prefixBytes: caches.pages }),
    sourcePixels: limits.sourcePixels,
  })
  const pngEncoder = createPngEncoder({ cacheBytes: caches.png })
  const readTemplate = createTemplateReader(limits)
  const compiled = new WeakMap<Template, CompiledTemplate>()
  const closing = new AbortController()
  const tools: RenderTools = {
    limits,
    loader,
    fonts: createPageFonts({ registry, loader, limits }),
    encoders: { rasterizer, pngEncoder },
    compile: (template) => {
      const known = compiled.get(template) ?? compileTemplate(template, limits)
      compiled.set(template, known)
      return known
    },
    closing: closing.signal,
    now: () => performance.now(),
  }

  return {
    render: async (template, given = {}) => {
      if (closing.signal.aborted) throw closing.signal.reason
      return render(parseRenderOrder(readTemplate(template), given, limits), tools)
    },
    close: async () => {
      closing.abort(new PlatenError('closed', 'This Platen was closed.'))
      rasterizer.close()
      pngEncoder.close()
      await loader.close()
    },
  }
}
