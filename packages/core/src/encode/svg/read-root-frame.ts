import { formatNumber } from './format-number.ts'

export interface RootFrame {
  readonly viewBox: string
  /** What is left for the elements inside: presentation attributes, mostly. */
  readonly inherited: ReadonlyMap<string, string>
}

/** Belong to the place that the drawing had, not to the drawing. */
const FRAME: ReadonlySet<string> = new Set(
  'x y width height viewBox preserveAspectRatio version baseProfile id overflow role'.split(' '),
)
/** Properties that would move or resize the nested element, or that only a document's root has. */
const FRAME_STYLE =
  /(?:^|;)\s*(?:x|y|width|height|overflow|transform|position|display|background(?:-color)?)\s*:/i

/** CSS px of absolute units. */
const PX: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
}
const LENGTH = /^\s*(\d+(?:\.\d+)?|\.\d+)(px|pt|pc|mm|cm|in|)\s*$/

/**
 * Parts the root's attributes; `undefined` when its coordinate system is not plain from them, or
 * when it has what a nested `<svg>` does not know.
 */
export function readRootFrame(attributes: ReadonlyMap<string, string>): RootFrame | undefined {
  const viewBox = attributes.get('viewBox') ?? sizeAsViewBox(attributes)
  const style = attributes.get('style') ?? ''
  const isNestable = !attributes.has('transform') && !FRAME_STYLE.test(style)
  if (viewBox === undefined || !isNestable) return undefined
  const inherited = new Map([...attributes].filter(([name]) => !FRAME.has(name)))
  return { viewBox, inherited }
}

function sizeAsViewBox(attributes: ReadonlyMap<string, string>): string | undefined {
  const width = toPx(attributes.get('width'))
  const height = toPx(attributes.get('height'))
  if (width === undefined || height === undefined) return undefined
  return `0 0 ${formatNumber(width)} ${formatNumber(height)}`
}

function toPx(length: string | undefined): number | undefined {
  const [, number, unit] = LENGTH.exec(length ?? '') ?? []
  const factor = unit === undefined ? undefined : PX[unit]
  return factor === undefined ? undefined : Number(number) * factor
}
