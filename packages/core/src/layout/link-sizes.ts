import type { ResolvedText } from '../overrides/resolved-template.ts'
import type { FittedText } from './fitted-text.ts'

/** Texts that are drawn at one size: those of a group, or one on its own. */
type SizeUnit = readonly FittedText[]

type RelativeSize = NonNullable<ResolvedText['sizeRelativeTo']>

/**
 * Brings linked font sizes together, once each text has been fitted on its own.
 *
 * A group takes the smallest size of its texts, and no more than the stated share of the final size
 * of each text that one of them is relative to. Each text is then held at its own `minFontSize`,
 * which may part it from its group. A unit comes after all that it is relative to, so that shares are
 * of final sizes.
 *
 * Linear in the texts; the template has been checked for circles.
 *
 * @returns The texts in the order in which they came.
 */
export function linkSizes(texts: readonly FittedText[]): readonly FittedText[] {
  if (texts.every(({ layer }) => !layer.sizeGroup && !layer.sizeRelativeTo)) return texts
  const units = groupTexts(texts)
  const unitOf = new Map<string, SizeUnit>()
  for (const unit of units) for (const { layer } of unit) unitOf.set(layer.path, unit)
  const finals = new Map<string, FittedText>()
  const started = new Set<SizeUnit>()

  const settle = (unit: SizeUnit): void => {
    if (started.has(unit)) return
    started.add(unit)
    const groupPx = Math.min(...unit.map(({ fontSizePx }) => fontSizePx))
    const sharesPx = unit.flatMap(({ layer }) => layer.sizeRelativeTo ?? []).map(findShare)
    const cappedPx = Math.min(groupPx, ...sharesPx)
    for (const text of unit) finals.set(text.layer.path, hold(text, { groupPx, cappedPx }))
  }

  /** Of a text that is not drawn, nothing is a share. */
  const findShare = ({ path, ratio }: RelativeSize): number => {
    const target = unitOf.get(path)
    if (target !== undefined) settle(target)
    return (finals.get(path)?.fontSizePx ?? Number.POSITIVE_INFINITY) * ratio
  }

  for (const unit of units) settle(unit)
  return texts.map((text) => finals.get(text.layer.path) ?? text)
}

function groupTexts(texts: readonly FittedText[]): readonly SizeUnit[] {
  const groups = new Map<string, FittedText[]>()
  const units: SizeUnit[] = []
  for (const text of texts) {
    const name = text.layer.sizeGroup
    const group = name === undefined ? undefined : groups.get(name)
    if (group !== undefined) {
      group.push(text)
      continue
    }
    const unit = [text]
    units.push(unit)
    if (name !== undefined) groups.set(name, unit)
  }
  return units
}

interface UnitSizes {
  readonly groupPx: number
  readonly cappedPx: number
}

/** Holds a text at the size of its unit, or at its own smallest size. */
function hold(text: FittedText, { groupPx, cappedPx }: UnitSizes): FittedText {
  const { layer, fontSizePx } = text
  const leastPx = Math.min(layer.minFontSizePx, fontSizePx)
  if (cappedPx < leastPx) return { ...text, fontSizePx: leastPx, sizedBy: 'clamp' }
  if (cappedPx < groupPx) return { ...text, fontSizePx: cappedPx, sizedBy: 'relative' }
  if (groupPx < fontSizePx) return { ...text, fontSizePx: groupPx, sizedBy: 'group' }
  return text
}
