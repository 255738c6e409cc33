import { BIDI_CLASS_NAMES, BIDI_CLASS_RUNS } from './bidi-class-data.ts'
import { createCodePointTable } from './code-point-table.ts'

/** The Bidi_Class values of UAX #9, table 4. */
export type BidiClass =
  | ('AL' | 'AN' | 'B' | 'BN' | 'CS' | 'EN' | 'ES' | 'ET' | 'FSI' | 'L' | 'LRE' | 'LRI' | 'LRO')
  | ('NSM' | 'ON' | 'PDF' | 'PDI' | 'R' | 'RLE' | 'RLI' | 'RLO' | 'S' | 'WS')

const table = createCodePointTable(BIDI_CLASS_NAMES, BIDI_CLASS_RUNS)

export function bidiClass(codePoint: number): BidiClass {
  return (table.names[table.get(codePoint)] ?? 'L') as BidiClass
}
