import type { LineBreakTraits } from './line-break-class.ts'
import { type BreakPlace, isBreakOpportunity } from './line-break-rules.ts'
import {
  buildLineBreakUnits,
  type LineBreakTailoring,
  type LineBreakUnits,
} from './line-break-units.ts'

/** What the rules remember of the units behind them. */
interface Memory {
  /** Index of the last unit that is no space; -1 before there is one. */
  solid: number
  number: BreakPlace['number']
  /** Regional indicators in a row up to here. */
  indicators: number
}

/** LB25: NU (SY | IS)*, then at most one CL or CP. */
function continueNumber(state: BreakPlace['number'], unit: LineBreakTraits): BreakPlace['number'] {
  if (unit.class === 'NU') return 'open'
  if (state !== 'open') return 'none'
  if (unit.class === 'SY' || unit.class === 'IS') return 'open'
  return unit.class === 'CL' || unit.class === 'CP' ? 'closed' : 'none'
}

function remember(memory: Memory, unit: LineBreakTraits, index: number): void {
  if (unit.class !== 'SP') memory.solid = index
  memory.number = continueNumber(memory.number, unit)
  memory.indicators = unit.class === 'RI' ? memory.indicators + 1 : 0
}

function placeBefore(units: LineBreakUnits, index: number, memory: Memory): boolean {
  const { traits, endsInJoiner } = units
  const before = traits[index - 1]
  const after = traits[index]
  if (before === undefined || after === undefined) return false
  // Most places lie inside words, where no rule lets a line end.
  if (before.class === 'AL' && after.class === 'AL') return false
  return isBreakOpportunity({
    before,
    after,
    before2: traits[index - 2],
    after2: traits[index + 1],
    after3: traits[index + 2],
    solid: traits[memory.solid],
    beforeSolid: traits[memory.solid - 1],
    beforeEndsInJoiner: endsInJoiner[index - 1] ?? false,
    number: memory.number,
    oddIndicator: memory.indicators % 2 === 1,
  })
}

/**
 * UTF-16 offsets at which a line may end by UAX #14 (Unicode 17), ascending, the text's end last.
 *
 * Linear. Scripts that need a dictionary (class SA) get no opportunities inside their words here.
 */
export function findLineBreaks(text: string, tailoring: LineBreakTailoring): number[] {
  const units = buildLineBreakUnits(text, tailoring)
  const memory: Memory = { solid: -1, number: 'none', indicators: 0 }
  const breaks: number[] = []
  for (const [index, unit] of units.traits.entries()) {
    if (index > 0 && placeBefore(units, index, memory)) breaks.push(units.starts[index] ?? 0)
    remember(memory, unit, index)
  }
  if (text.length > 0) breaks.push(text.length)
  return breaks
}
