import type { StyledSpan } from './analyzed-text.ts'
import { type EmojiPolicy, faceKindOf } from './emoji/face-kind.ts'
import { resolveScripts } from './resolve-scripts.ts'
import type { ShapingFace } from './shaping/shaping-face.ts'

/** What is shaped as one: the same span, font, script and level throughout. */
export interface ItemRange {
  readonly kind: 'text' | 'tab'
  readonly start: number
  readonly end: number
  readonly span: StyledSpan
  readonly face: ShapingFace
  readonly script: string
  readonly level: number
}

export interface ItemizeInput {
  /** The segment's own text; offsets count from its start. */
  readonly text: string
  /** Where the segment starts in the text that the spans count in. */
  readonly offset: number
  readonly graphemes: Uint32Array
  readonly levels: Uint8Array | undefined
  readonly spans: readonly StyledSpan[]
  readonly emoji: EmojiPolicy
}

export interface ItemizedText {
  readonly items: readonly ItemRange[]
  /** Code points that no font has. */
  readonly missing: ReadonlySet<number>
}

/**
 * Splits a segment into items. Grapheme clusters are never split: what stands in a cluster goes
 * with the span, the level and the font of its base.
 */
export function itemize(input: ItemizeInput): ItemizedText {
  const { text, offset, graphemes, levels = NO_LEVELS } = input
  const scripts = resolveScripts(text, graphemes)
  const items: ItemRange[] = []
  const missing = new Set<number>()
  let last: Growing<ItemRange> | undefined
  const spanAt = new SpanCursor(input.spans)
  for (let number = 0; number < graphemes.length; number++) {
    const start = graphemes[number] ?? 0
    const end = graphemes[number + 1] ?? text.length
    const span = spanAt.next(offset + start)
    if (span === undefined) break
    const cluster = text.slice(start, end)
    const pick = span.fonts.faceFor(cluster, faceKindOf(cluster, input.emoji))
    for (const codePoint of pick.missing) missing.add(codePoint)
    const next: Growing<ItemRange> = {
      kind: cluster === '\t' ? 'tab' : 'text',
      start,
      end,
      span,
      face: pick.face ?? neighbourFace(span, last),
      script: scripts[number] ?? 'Zyyy',
      level: levels[start] ?? 0,
    }
    if (isSameItem(last, next)) {
      last.end = end
    } else {
      items.push(next)
      last = next
    }
  }
  return { items, missing }
}

const NO_LEVELS = new Uint8Array(0)

/** Finds the span of ascending offsets. */
class SpanCursor {
  readonly #spans: readonly StyledSpan[]
  #number = 0

  constructor(spans: readonly StyledSpan[]) {
    this.#spans = spans
  }

  next(offset: number): StyledSpan | undefined {
    while ((this.#spans[this.#number]?.end ?? Number.POSITIVE_INFINITY) <= offset) this.#number++
    return this.#spans[this.#number]
  }
}

/** What needs no glyph stays in the item in front of it. */
function neighbourFace(span: StyledSpan, last: ItemRange | undefined): ShapingFace {
  return last?.span === span ? last.face : span.fonts.primary
}

type Growing<T extends { readonly end: number }> = Omit<T, 'end'> & { end: number }

function isSameItem<T extends ItemRange>(a: T | undefined, b: ItemRange): a is T {
  if (a === undefined) return false
  const text = a.kind === 'text' && b.kind === 'text'
  const drawnAlike = a.span === b.span && a.face === b.face
  return text && drawnAlike && a.script === b.script && a.level === b.level
}
