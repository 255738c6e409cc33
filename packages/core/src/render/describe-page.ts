import type { AssetTable, LoadedAsset } from '../assets/asset-table.ts'
import { describeSource } from '../assets/describe-source.ts'
import type { ErrorDetail } from '../foundation/errors.ts'
import { formatCodePoint } from '../foundation/format-code-point.ts'
import type { Box, TextBox } from '../layout/box-tree.ts'
import type { ResolvedLayer } from '../overrides/resolved-template.ts'
import type { FontFace } from '../text/font-face.ts'
import type { GlyphRun } from '../text/paragraph.ts'
import type { ContrastByLayer } from './contrast/judge-contrast.ts'
import { findFailures, type JudgedLayer } from './find-failures.ts'
import { isRemoteRender } from './is-remote-render.ts'
import type { LaidOutOrder } from './layout-order.ts'
import {
  measureCanvasUpscale,
  measureUpscale,
  measureWorstUpscale,
  type UpscaleContext,
} from './measure-upscale.ts'
import { mergeFonts } from './merge-fonts.ts'
import type {
  FontReceipt,
  HiddenReceipt,
  ImageReceipt,
  LayerReceipt,
  SourceReceipt,
  TextReceipt,
} from './receipt.ts'

/** Half a px: below that a text is not seen to leave its box. */
const OVERFLOW_TOLERANCE_PX = 0.5

function* runsOf(box: TextBox): Generator<GlyphRun> {
  for (const line of box.paragraph.lines) yield* line.runs
}

function buildTextReceipt(box: TextBox, contrast: number | 'unknown' | undefined): TextReceipt {
  const { layer, paragraph, rect } = box
  const families = new Set<string>()
  for (const run of runsOf(box)) families.add(run.face.family)
  return {
    from: layer.textFrom,
    variant: box.variant,
    fontSize: paragraph.fontSizePx,
    sizedBy: box.sizedBy,
    lines: paragraph.lines.length,
    shrunk: box.shrunk,
    clamped: paragraph.clamped,
    ellipsised: paragraph.ellipsised,
    overflows:
      paragraph.widthPx > rect.width + OVERFLOW_TOLERANCE_PX ||
      paragraph.heightPx > rect.height + OVERFLOW_TOLERANCE_PX,
    ...(contrast === undefined ? {} : { contrast }),
    fonts: [...families],
    missing: paragraph.missing.map(formatCodePoint),
    ...(paragraph.partedEmoji.length > 0 && {
      partedEmoji: paragraph.partedEmoji.map(formatSequence),
    }),
  }
}

function formatSequence(text: string): string {
  return Array.from(text, (character) => formatCodePoint(character.codePointAt(0) ?? 0)).join(' ')
}

function buildImageReceipt(asset: LoadedAsset, upscale: number): ImageReceipt {
  return {
    from: asset.from,
    width: asset.image.width,
    height: asset.image.height,
    upscale,
    failed: asset.failed,
  }
}

interface Describing extends UpscaleContext {
  /** See `ResolvedCanvas.zoom`. */
  readonly zoom: number
  readonly isSensitive: boolean
  /** Of texts whose letters are seen; undefined when nobody asks. */
  readonly contrast: ContrastByLayer | undefined
}

/** What is judged of layers without a text. */
const NO_TEXT = { smallestFontPx: Number.POSITIVE_INFINITY, lacksGlyphs: false }

function* describeLayers(boxes: readonly Box[], describing: Describing): Generator<JudgedLayer> {
  const { zoom, isSensitive } = describing
  for (const box of boxes) {
    const common = { path: box.layer.path, kind: box.kind, box: box.rect }
    const upscale = measureWorstUpscale(box, describing)
    if (box.kind === 'text') {
      const text = buildTextReceipt(box, findContrast(box, describing))
      const told = isSensitive ? { ...text, missing: [] } : text
      yield {
        receipt: { ...common, text: told },
        smallestFontPx: zoom * Math.min(...[...runsOf(box)].map(({ fontSizePx }) => fontSizePx)),
        lacksGlyphs: box.paragraph.missing.length > 0,
        upscale,
      }
    } else if (box.kind === 'image' || box.kind === 'svg') {
      const picture = { ...box, image: box.asset.image, fit: box.layer.fit }
      const image = buildImageReceipt(box.asset, measureUpscale(picture, describing.scale))
      yield { receipt: { ...common, image }, ...NO_TEXT, upscale }
    } else yield { receipt: common, ...NO_TEXT, upscale }
    if (box.kind === 'container') yield* describeLayers(box.children, describing)
  }
}

/** Letters that are not drawn in a colour are filled with a picture. */
function findContrast(
  { layer: { path }, paragraph }: TextBox,
  { contrast }: Describing,
): number | 'unknown' | undefined {
  if (contrast === undefined || paragraph.lines.every(({ runs }) => runs.length === 0)) {
    return undefined
  }
  return contrast.get(path) ?? 'unknown'
}

function* textBoxesOf(boxes: readonly Box[]): Generator<TextBox> {
  for (const box of boxes) {
    if (box.kind === 'text') yield box
    if (box.kind === 'container') yield* textBoxesOf(box.children)
  }
}

function listFonts(boxes: readonly Box[]): readonly FontReceipt[] {
  const faces = new Set<FontFace>()
  for (const box of textBoxesOf(boxes)) {
    for (const { face } of runsOf(box)) faces.add(face)
  }
  const fonts = [...faces].map(({ family, weight, style, digest }) => ({
    ...{ family, weight, style },
    digests: [digest],
  }))
  return mergeFonts(fonts)
}

function listSources({ byLayer, fills }: AssetTable): readonly SourceReceipt[] {
  return [
    ...[...byLayer].map(([of, { image }]) => ({ of, digest: image.digest })),
    ...[...fills].map(([source, { digest }]) => ({ of: describeSource(source), digest })),
  ]
}

function* layersWithoutSource(
  layers: readonly ResolvedLayer[],
  assets: AssetTable,
): Generator<HiddenReceipt> {
  for (const layer of layers) {
    if (layer.kind === 'container') yield* layersWithoutSource(layer.children, assets)
    const drawn = layer.kind === 'image' || layer.kind === 'svg'
    if (drawn && !assets.byLayer.has(layer.path)) yield { path: layer.path, reason: 'source' }
  }
}

function warnAboutLayer(layer: JudgedLayer): readonly string[] {
  const { path, text, image } = layer.receipt
  const warnings: string[] = []
  if (text?.clamped) warnings.push(`Layer "${path}" does not show all of its text.`)
  if (text?.overflows) warnings.push(`The text of layer "${path}" is larger than its box.`)
  if (layer.lacksGlyphs) {
    const characters = text?.missing.slice(0, 8).join(', ') ?? ''
    const what = characters === '' ? 'some characters' : characters
    warnings.push(`No font has ${what} of layer "${path}".`)
  }
  if (text?.contrast === 'unknown') {
    warnings.push(`The contrast of layer "${path}" with what is behind it is not known.`)
  }
  if (text?.partedEmoji !== undefined) {
    const told = text.partedEmoji.slice(0, 8).join(', ')
    warnings.push(
      `No font draws ${told} of layer "${path}" as one emoji; its parts stand side by side.`,
    )
  }
  if (image !== undefined && image.failed.length > 0) {
    warnings.push(`Layer "${path}" shows a fallback: ${image.failed.join(', ')}.`)
  }
  return warnings
}

/** What became of the layers of one page. */
export interface PageAccount {
  readonly layers: readonly LayerReceipt[]
  readonly hidden: readonly HiddenReceipt[]
  readonly fonts: readonly FontReceipt[]
  readonly sources: readonly SourceReceipt[]
  readonly unknownFamilies: readonly string[]
  /** Code points that no font has. */
  readonly missing: ReadonlySet<number>
  readonly warnings: readonly string[]
  readonly degraded: boolean
  readonly remote: boolean
  /** What the page does not meet of what its template requires. */
  readonly failures: readonly ErrorDetail[]
}

/** Tells what became of every layer, from the nouns that the stages left behind; keeps none of these. */
export function describePage(laidOut: LaidOutOrder, contrast?: ContrastByLayer): PageAccount {
  const { resolved, assets, tree, unknownFamilies, isSensitive, require, output } = laidOut
  const { scale } = output
  const { fills, width, height } = tree
  const describing = { scale, fills, zoom: resolved.canvas.zoom, isSensitive, contrast }
  const canvas: JudgedLayer = {
    receipt: { path: 'canvas', kind: 'container', box: { x: 0, y: 0, width, height } },
    ...NO_TEXT,
    upscale: measureCanvasUpscale(tree, describing),
  }
  const judged = [...describeLayers(tree.boxes, describing)]
  const layers = judged.map(({ receipt }) => receipt)
  const withoutSource = resolved.pages.flatMap((page) => [
    ...layersWithoutSource(page.layers, assets),
  ])
  const dropped = tree.dropped.map((path) => ({ path, reason: 'priority' as const }))
  const missing = new Set<number>()
  for (const box of isSensitive ? [] : textBoxesOf(tree.boxes)) {
    for (const codePoint of box.paragraph.missing) missing.add(codePoint)
  }
  return {
    layers,
    hidden: [...resolved.hidden, ...withoutSource, ...dropped],
    fonts: listFonts(tree.boxes),
    sources: listSources(assets),
    unknownFamilies,
    missing,
    warnings: [
      ...unknownFamilies.map((family) => `No font of the family "${family}" is registered.`),
      ...judged.flatMap(warnAboutLayer),
      ...withoutSource.map(({ path }) => `No source of layer "${path}" could be loaded.`),
      ...tree.dropped.map(
        (path) => `Layer "${path}" was left out because its container was too full.`,
      ),
    ],
    degraded:
      withoutSource.length > 0 || layers.some(({ image }) => (image?.failed.length ?? 0) > 0),
    remote: isRemoteRender(resolved),
    failures: findFailures([canvas, ...judged], require),
  }
}
