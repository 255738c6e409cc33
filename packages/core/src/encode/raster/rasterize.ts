import { hash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { PlatenError } from '../../foundation/errors.ts'
import type { Rect } from '../../foundation/geometry.ts'
import { DEFAULT_LIMITS } from '../../foundation/limits.ts'
import type { Command, DisplayList } from '../../paint/display-list.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { buildBands } from './bands.ts'
import { createBitmaps } from './bitmaps.ts'
import { loadCanvasMemory } from './canvas-memory.ts'
import { createColorGlyphLayers } from './color-glyph-layers.ts'
import { Coverage } from './coverage.ts'
import type { CoverageMask } from './coverage-mask.ts'
import type { DeviceBox } from './device-box.ts'
import { createPrefixCache, findCuts, type PrefixPlan } from './flatten.ts'
import { createGlyphMasks } from './glyph-masks.ts'
import { createMemoryBudget } from './memory-budget.ts'
import { createPacer } from './pacer.ts'
import { paintPaced } from './paint-commands.ts'
import { collectRequests } from './picture-request.ts'
import type { Projection } from './projection.ts'
import { BAND_ROWS, type RasterImage } from './raster-image.ts'
import type { RasterTools } from './raster-tools.ts'
import { toStraightAlpha } from './straight-alpha.ts'
import type { Surface } from './surface.ts'
import { type CopyHistory, createSurfacePool, type SurfacePool } from './surface-pool.ts'

/** Names how pixels are made. To be changed with every change of a pixel, since caches may outlive it. */
const ENGINE = 'platen-raster-3'

export interface RasterizerOptions {
  /** Where SVG documents are drawn. */
  readonly sandbox: Pick<Sandbox, 'drawSvg'>
  /** Bytes of glyph masks kept; 16 MB by default. */
  readonly glyphBytes?: number
  /** Bytes of drawn emoji and other glyphs with colours kept; 16 MB by default. */
  readonly colorGlyphBytes?: number
  /** Bytes of decoded images and vector drawings kept; 64 MB by default. */
  readonly bitmapBytes?: number
  /** Bytes of masks of shadows kept; 16 MB by default. */
  readonly shadowBytes?: number
  /** Bytes of painted beginnings of display lists kept; 64 MB by default, 0 keeps none. */
  readonly prefixBytes?: number
  /** Ceiling of the pixels of one encoded image; `DEFAULT_LIMITS.sourcePixels` by default. */
  readonly sourcePixels?: number
}

export interface RasterizeOptions {
  /** Device px per CSS px. */
  readonly scale: number
  /** Page px that are drawn, which may lie off the page. Default: the whole page. */
  readonly area?: Rect | undefined
  readonly signal?: AbortSignal | undefined
  /**
   * Gives pixels in memory of their own, for callers that keep them. Default: the canvas itself, which is
   * to be given back with `release`.
   */
  readonly keepsPixels?: boolean
  /** Throws when the time is up; called between commands, where no timer can fire. */
  readonly check?: (() => void) | undefined
}

export interface Rasterizer {
  /**
   * Draws a page.
   *
   * The page is stretched over whole device px, its size times `scale` rounded. Equal lists give
   * equal pixels, whatever was drawn before. Cost is linear in device px, glyphs and commands.
   *
   * @throws {PlatenError} source_corrupt, too_many_pixels: an image of the list; an SVG of it what
   *   `Sandbox.drawSvg` says.
   *   render_too_large: nested groups and clips. closed: after `close`. Or what `signal` or `check` say.
   */
  rasterize(list: DisplayList, options: RasterizeOptions): Promise<RasterImage>
  /**
   * Takes back the memory of an image that nobody reads any more, for the next. An image need not be
   * given back; whose encoder failed must not, since a thread may still read it.
   */
  release(image: RasterImage): void
  /** Drops all caches. Renders that run are finished, new ones refused. */
  close(): void
}

const MEGABYTE = 1_000_000

export function createRasterizer(options: RasterizerOptions): Rasterizer {
  const coverage = new Coverage()
  const glyphMasks = createGlyphMasks(coverage, options.glyphBytes ?? 16 * MEGABYTE)
  const colorGlyphLayers = createColorGlyphLayers(options.colorGlyphBytes ?? 16 * MEGABYTE)
  const bitmaps = createBitmaps({
    maxBytes: options.bitmapBytes ?? 64 * MEGABYTE,
    sourcePixels: options.sourcePixels ?? DEFAULT_LIMITS.sourcePixels,
    sandbox: options.sandbox,
  })
  const shadowMasks = new LRUCache<string, CoverageMask>({
    maxSize: Math.max(1, options.shadowBytes ?? 16 * MEGABYTE),
    sizeCalculation: (mask) => mask.data.length + 512,
  })
  const surfaces = createSurfacePool()
  const prefixes = createPrefixCache(options.prefixBytes ?? 64 * MEGABYTE, surfaces)
  /** What the canvas of an image was copied from. */
  const histories = new WeakMap<RasterImage, CopyHistory>()
  let preparing: Promise<void> | undefined
  const prepare = () => {
    preparing ??= loadCanvasMemory().then((create) => surfaces.useMemories(create))
    return preparing
  }
  let isOpen = true

  const finish = (page: PaintedPage, keepsPixels: boolean): RasterImage => {
    const { surface, commands, projection, seed, start } = page
    const from = start?.length ?? 0
    const { changedBands, ...bands } = buildBands(commands, { ...projection, seed, from })
    const pixels = finishPixels(surface, keepsPixels ? surfaces : undefined)
    const { width, height, channels } = surface
    const image: RasterImage = {
      ...{ width, height, channels, pixels },
      ...bands,
      bandRows: BAND_ROWS,
    }
    // Straight alpha changes pixels everywhere.
    if (start !== undefined && channels === 3) {
      histories.set(image, { name: start.key, bandRows: BAND_ROWS, changedBands })
    }
    return image
  }

  return {
    async rasterize(list, { scale, area, signal, keepsPixels = false, check = () => {} }) {
      if (!isOpen) throw new PlatenError('closed', 'The rasteriser was closed.')
      await prepare()
      const { projection, seed } = projectPage(list, scale, area)
      const { canvas } = projection
      const { commands } = list
      const { start, keepAt } = prefixes.plan(findCuts(commands, seed))
      const surface = start?.surface ?? surfaces.create(canvas, list.opaque ? 3 : 4)
      const paint = async () => {
        const rest = commands.slice(start?.length ?? 0)
        const requests = collectRequests(rest, projection)
        const tools: RasterTools = {
          coverage,
          glyphMasks,
          colorGlyphLayers,
          shadowMasks,
          bitmaps: requests.length === 0 ? new Map() : await bitmaps.load(requests, signal),
          memory: createMemoryBudget(),
          check,
        }
        // Between commands other renders may run: what these share holds nothing from one to the next.
        const pacer = createPacer(signal)
        const painting = { ...projection, surface, tools, positions: 'grid' as const }
        const kept = keepAt === undefined ? 0 : keepAt.length - (start?.length ?? 0)
        await paintPaced(rest.slice(0, kept), painting, pacer)
        if (keepAt !== undefined) prefixes.keep(keepAt, surface)
        await paintPaced(rest.slice(kept), painting, pacer)
      }
      try {
        await paint()
      } catch (error) {
        // No encoder has seen it: what fails again and again must not use up the memory of canvases.
        surfaces.release(surface.data)
        throw error
      }
      return finish({ surface, commands, projection, seed, start }, keepsPixels)
    },
    release(image) {
      if (isOpen) surfaces.release(image.pixels, histories.get(image))
    },
    close() {
      isOpen = false
      surfaces.clear()
      glyphMasks.clear()
      colorGlyphLayers.clear()
      bitmaps.clear()
      shadowMasks.clear()
      prefixes.clear()
    },
  }
}

interface PaintedPage extends ProjectedPage {
  readonly surface: Surface
  readonly commands: readonly Command[]
  readonly start: PrefixPlan['start']
}

/** Straight pixels of a painted surface; with `surfaces`, in memory of their own. */
function finishPixels({ channels, data }: Surface, surfaces?: SurfacePool): Uint8Array {
  if (channels === 4) toStraightAlpha(data)
  if (surfaces === undefined) return data
  const pixels = Uint8Array.prototype.slice.call(data)
  surfaces.release(data)
  return pixels
}

interface ProjectedPage {
  readonly projection: Projection
  /** Digest of all that decides pixels besides the commands. */
  readonly seed: string
}

/** Stretches the page over whole px, by less than half a px, so that its edges stay sharp. */
function projectPage(list: DisplayList, scale: number, area?: Rect): ProjectedPage {
  const { x, y, ...size } = area ?? { x: 0, y: 0, width: list.width, height: list.height }
  const width = Math.max(1, Math.round(size.width * scale))
  const height = Math.max(1, Math.round(size.height * scale))
  const canvas: DeviceBox = { left: 0, top: 0, right: width, bottom: height }
  const [a, d] = [width / size.width, height / size.height]
  const matrix = { a, b: 0, c: 0, d, e: -x * a + 0, f: -y * d + 0 }
  const parts = [ENGINE, width, height, size.width, size.height, list.opaque]
  if (area !== undefined) parts.push(x, y)
  return { projection: { matrix, canvas }, seed: hash('sha256', parts.join('/'), 'base64url') }
}
