import type { RasterImage } from '../../encode/raster/raster-image.ts'
import type { Rasterizer } from '../../encode/raster/rasterize.ts'
import { contrastRatio, mixOver, type Rgb } from '../../foundation/contrast-ratio.ts'
import { intersectRects, type Rect } from '../../foundation/geometry.ts'
import { BLACK } from '../../foundation/rgba.ts'
import type { Command, CommandOf, DisplayList } from '../../paint/display-list.ts'
import type { Ink, LayerInk } from './find-inks.ts'

export interface ContrastTools {
  readonly rasterizer: Rasterizer
  readonly signal: AbortSignal
  /** Throws when the time is up. */
  readonly check: () => void
}

export interface ContrastPlace {
  readonly list: DisplayList
  readonly layer: LayerInk
  /** Page px that are looked at. */
  readonly area: Rect
  /** Device px per page px. */
  readonly scale: number
}

/** The share of the ink that may have less contrast than what is told: specks of a photo. */
const OUTLIERS = 0.05
/** Of how much of a px a letter covers, for the px to be one of its ink. */
const LEAST_COVERAGE = 0.5

/** Where nothing opaque is behind, whoever shows the picture chooses: these are the ends. */
const PAGES: readonly Rgb[] = [
  [255, 255, 255],
  [0, 0, 0],
]

/**
 * The contrast of letters with what is behind them, measured in pixels: that which 95 % of the ink
 * reaches or passes. Colours of the ink are those that are seen, after opacity and blending.
 *
 * What is behind is all that was drawn before the letters, shadows and highlights of the text
 * included, its outline left out. What is drawn later is not looked at.
 *
 * @returns `undefined` when no letter covers half a px anywhere.
 */
export async function measureContrast(
  ink: Ink,
  place: ContrastPlace,
  tools: ContrastTools,
): Promise<number | undefined> {
  const { list, layer } = place
  const { commands } = list
  const before = commands
    .slice(0, layer.first)
    .filter((command) => command.kind !== 'stroke' || command.path !== layer.path)
  const own = new Set<Command>(ink.glyphs)
  const between = commands
    .slice(layer.first, layer.last + 1)
    .filter((command) => own.has(command) || isBracket(command))
  const behind = await draw(closed(before), place, tools)
  const drawn = await draw(closed([...before, ...between]), place, tools)
  const holes = openBrackets(before).filter(({ kind }) => kind !== 'push-group')
  const covered = between.map((command) => (own.has(command) ? blacken(command) : command))
  const coverage = await draw(closed([...holes, ...covered]), place, tools, 'transparent')
  const ratio = findRatio({ behind, drawn, coverage })
  for (const image of [behind, drawn, coverage]) tools.rasterizer.release(image)
  return ratio
}

async function draw(
  commands: readonly Command[],
  { list, area, scale }: ContrastPlace,
  { rasterizer, signal, check }: ContrastTools,
  page: 'as it is' | 'transparent' = 'as it is',
): Promise<RasterImage> {
  check()
  const seen = commands.filter(({ kind, bounds }) => {
    return kind === 'pop' || kind.startsWith('push-') || intersectRects(bounds, area) !== undefined
  })
  const opaque = page === 'as it is' && list.opaque
  return rasterizer.rasterize({ ...list, opaque, commands: seen }, { scale, area, signal, check })
}

function isBracket({ kind }: Command): boolean {
  return kind === 'pop' || kind.startsWith('push-')
}

function openBrackets(commands: readonly Command[]): readonly Command[] {
  const open: Command[] = []
  for (const command of commands) {
    if (command.kind === 'pop') open.pop()
    else if (isBracket(command)) open.push(command)
  }
  return open
}

/** The same with all that is open closed. */
function closed(commands: readonly Command[]): readonly Command[] {
  const pops = openBrackets(commands).map(({ digest, bounds, volatile, path }) => ({
    ...{ kind: 'pop' as const, digest: `pop ${digest}`, bounds, volatile, path },
  }))
  return [...commands, ...pops.reverse()]
}

function blacken(command: Command): Command {
  const paint = { type: 'solid', color: BLACK } as const
  const { digest } = command
  return { ...(command as CommandOf<'glyphs'>), paint, digest: `black ${digest}` }
}

interface Layers {
  readonly behind: RasterImage
  readonly drawn: RasterImage
  readonly coverage: RasterImage
}

function findRatio({ behind, drawn, coverage }: Layers): number | undefined {
  const ratios: number[] = []
  const pixels = coverage.width * coverage.height
  for (let index = 0; index < pixels; index++) {
    const share = readAlpha(coverage, index)
    if (share < LEAST_COVERAGE) continue
    const ofPages = PAGES.map((page) => {
      const under = readColor(behind, index, page)
      const over = readColor(drawn, index, page)
      return contrastRatio(unmix(over, share, under), under)
    })
    ratios.push(Math.min(...ofPages))
  }
  ratios.sort((a, b) => a - b)
  return ratios[Math.floor(OUTLIERS * (ratios.length - 1))]
}

function readAlpha({ pixels, channels }: RasterImage, index: number): number {
  return channels === 3 ? 1 : (pixels[index * 4 + 3] ?? 0) / 255
}

/** The colour of a pixel on a page of that colour. */
function readColor(image: RasterImage, index: number, page: Rgb): Rgb {
  const at = index * image.channels
  const [r = 0, g = 0, b = 0] = image.pixels.subarray(at, at + 3)
  return mixOver([r, g, b], readAlpha(image, index), page)
}

/** The colour which, covering that share of `under`, gives `over`. */
function unmix(over: Rgb, share: number, under: Rgb): Rgb {
  const channel = (index: 0 | 1 | 2) =>
    Math.min(255, Math.max(0, under[index] + (over[index] - under[index]) / share))
  return [channel(0), channel(1), channel(2)]
}
