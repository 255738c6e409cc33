import type { Rect } from '../foundation/geometry.ts'
import type { ResolvedBarcode } from '../overrides/resolved-template.ts'
import type { Paragraph } from '../text/paragraph.ts'
import type { ParagraphInput } from '../text/paragraph-input.ts'
import type { BarcodeLabel, BarcodeText } from './box-tree.ts'
import type { BarcodeSymbol } from './symbols/barcode-symbol.ts'
import { countBarcodeModules } from './symbols/measure-symbol.ts'
import { type LabelPart, planBarcodeLabel } from './symbols/plan-barcode-label.ts'
import { snapEdges } from './symbols/snap-edges.ts'
import type { TextMeasurer } from './text-measurer.ts'

/** Modules: digits of the bundled font then take about the seven that a digit of an EAN has. */
const SIZE_MODULES = 10
/** Modules that guard bars reach down between the digits. */
const GUARD_MODULES = 5
/** Share of the height of the code that its text may take. */
const MOST_OF_HEIGHT = 0.35

export interface BarcodeLabelInput {
  readonly layer: ResolvedBarcode
  readonly symbol: BarcodeSymbol
  readonly measurer: TextMeasurer
  /** Device px per page px. */
  readonly scale: number
}

/** What is to be read under the bars, at the place where it is drawn. */
export function buildBarcodeLabel(
  { layer, symbol, measurer, scale }: BarcodeLabelInput,
  rect: Rect,
): BarcodeLabel | undefined {
  const { matrix, text, quietZone } = symbol
  if (!layer.showText || !(rect.width > 0 && rect.height > 0)) return undefined
  // The bars are set on whole device px, and digits stand under them.
  const parts = countBarcodeModules(symbol).width
  const edges = snapEdges({ start: rect.x, length: rect.width, parts, scale })
  const modulePx = ((edges[parts] ?? 0) - (edges[0] ?? 0)) / parts
  const plan = planBarcodeLabel(layer.symbology, text, matrix.columns)
  const most = Math.min(SIZE_MODULES * modulePx, MOST_OF_HEIGHT * rect.height)
  const shares = plan.parts.map((part) => {
    const { widthPx } = measurer.layoutParagraph(describeText(part.text, most, 0))
    return widthPx > 0 ? (widthOf(part, symbol) * modulePx) / widthPx : 1
  })
  const fontSizePx = most * Math.min(1, ...shares)
  const top = rect.y + rect.height - fontSizePx
  const left = (edges[0] ?? 0) + quietZone * modulePx
  const texts = plan.parts.map((part) =>
    placePart(part, { measurer, fontSizePx, modulePx, left, top }),
  )
  const guardPx = Math.min(GUARD_MODULES * modulePx, fontSizePx / 2)
  return { heightPx: fontSizePx, guardPx, guards: plan.guards, texts }
}

/** Text in the middle may stand over the quiet zones. */
function widthOf({ from, to, align }: LabelPart, { quietZone }: BarcodeSymbol): number {
  return align === 'center' ? to - from + 2 * quietZone : to - from
}

interface Placing {
  readonly measurer: TextMeasurer
  readonly fontSizePx: number
  readonly modulePx: number
  /** Of the bars. */
  readonly left: number
  readonly top: number
}

function placePart(part: LabelPart, placing: Placing): BarcodeText {
  const { measurer, fontSizePx, modulePx, left, top } = placing
  const layout = (letterSpacingPx: number): Paragraph =>
    measurer.layoutParagraph(describeText(part.text, fontSizePx, letterSpacingPx))
  const plain = layout(0)
  const start = left + part.from * modulePx
  const free = (part.to - part.from) * modulePx - plain.widthPx
  if (part.align === 'center' || part.text.length === 0) {
    return { paragraph: plain, contentX: start + free / 2, contentY: top }
  }
  const spacing = free / part.text.length
  return { paragraph: layout(spacing), contentX: start + spacing / 2, contentY: top }
}

/** One line in the bundled font, whose digits are all as wide as one another. */
function describeText(text: string, fontSizePx: number, letterSpacingPx: number): ParagraphInput {
  return {
    spans: [
      {
        text,
        style: {
          fontFamilies: [],
          fontWeight: 400,
          fontStyle: 'normal',
          fontStretch: 100,
          fontSizePx,
          variations: new Map(),
          features: new Map([['tnum', 1]]),
          letterSpacingPx,
          wordSpacingPx: 0,
          lineHeight: { unit: 'factor', value: 1 },
          raisePx: 0,
        },
      },
    ],
    style: {
      align: 'left',
      direction: 'ltr',
      lang: 'en',
      wrap: 'none',
      wordBreak: 'normal',
      hyphens: 'none',
      tabSize: 1,
      paragraphSpacingPx: 0,
      maxLines: undefined,
      overflow: 'visible',
      ellipsis: '',
      emoji: 'mono',
      missing: 'box',
    },
    fontSizePx,
    widthPx: Number.POSITIVE_INFINITY,
    heightPx: Number.POSITIVE_INFINITY,
  }
}

/** What `prepareFonts` must be told of: the check digit is not known before the code is made. */
export function listBarcodeTexts({ data, showText }: ResolvedBarcode): ParagraphInput | undefined {
  return showText ? describeText(`${data} 0123456789`, 16, 0) : undefined
}
