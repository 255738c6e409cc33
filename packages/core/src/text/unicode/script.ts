import { createCodePointTable } from './code-point-table.ts'
import { SCRIPT_NAMES, SCRIPT_RUNS } from './script-data.ts'

const table = createCodePointTable(SCRIPT_NAMES, SCRIPT_RUNS)

/** ISO 15924 code of a code point's Script; `Zyyy` for common, `Zinh` for inherited. */
export function scriptOf(codePoint: number): string {
  return table.names[table.get(codePoint)] ?? 'Zzzz'
}
