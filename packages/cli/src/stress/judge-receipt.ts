import type { LayerReceipt, Receipt } from '@platen/core'

/** Something that a reader of the picture would take for a mistake. */
export interface StressFault {
  readonly kind:
    | 'overflow'
    | 'clipped'
    | 'missing-glyphs'
    | 'too-small'
    | 'off-canvas'
    | 'dropped'
    /** Something that `require` of the template asks for. */
    | 'requirement'
    | 'refused'
  /** Path of the layer; absent where the detail names it, and when the whole order was refused. */
  readonly layer?: string
  readonly detail: string
}

export interface JudgeOptions {
  /** Px of the canvas, below which a text counts as not readable. */
  readonly minFontSize: number
  /** Of the canvas. */
  readonly width: number
  readonly height: number
  /** What is said of the template as it is: what sticks out there is meant to. */
  readonly untouched: Receipt | undefined
}

/** What is wrong with a picture, as far as its receipt tells; in the order of its layers. */
export function judgeReceipt(receipt: Receipt, options: JudgeOptions): readonly StressFault[] {
  const before = new Map(options.untouched?.layers.map((layer) => [layer.path, layer]))
  const wasPushed = (layer: LayerReceipt) => {
    if (!isOutside(layer, options)) return false
    const known = before.get(layer.path)
    // A layer that had nothing to show has no earlier place; items of repeaters never had one.
    return known === undefined ? ITEM_PATH.test(layer.path) : !isOutside(known, options)
  }
  return [
    ...receipt.layers.flatMap((layer) => [
      ...judgeText(layer, options),
      ...(wasPushed(layer) ? [pushedOut(layer)] : []),
    ]),
    ...receipt.hidden
      .filter(({ reason }) => reason === 'priority')
      .map(({ path }) => ({
        kind: 'dropped' as const,
        layer: path,
        detail: 'was left out, because its container was too full',
      })),
  ]
}

function* judgeText(
  { path: layer, text }: LayerReceipt,
  { minFontSize }: JudgeOptions,
): Generator<StressFault> {
  if (text === undefined) return
  if (text.overflows) yield { kind: 'overflow', layer, detail: 'is larger than its box' }
  if (text.clamped && !text.ellipsised) {
    yield { kind: 'clipped', layer, detail: 'does not show all of its text, and nothing says so' }
  }
  if (text.missing.length > 0) {
    const points = text.missing.slice(0, 4).join(', ')
    const more = text.missing.length > 4 ? ` and ${text.missing.length - 4} more` : ''
    yield { kind: 'missing-glyphs', layer, detail: `no font has ${points}${more}` }
  }
  if (text.shrunk && text.fontSize < minFontSize) {
    const detail = `is drawn at ${text.fontSize} px, smaller than ${minFontSize}`
    yield { kind: 'too-small', layer, detail }
  }
}

/** `rows.2`, `rows.2.name` */
const ITEM_PATH = /\.\d+(?:\.|$)/

/** Half a px and what antialiasing shows of it are not seen. */
const TOLERANCE_PX = 1

function isOutside({ box }: LayerReceipt, { width, height }: JudgeOptions): boolean {
  return (
    box.x < -TOLERANCE_PX ||
    box.y < -TOLERANCE_PX ||
    box.x + box.width > width + TOLERANCE_PX ||
    box.y + box.height > height + TOLERANCE_PX
  )
}

function pushedOut({ path }: LayerReceipt): StressFault {
  return { kind: 'off-canvas', layer: path, detail: 'reaches beyond the edge of the canvas' }
}
