import type { Measured } from '../measured/part.ts'
import { AIMS } from './aims.ts'
import { formatTable } from './format-table.ts'
import { formatRatio } from './numbers.ts'

/** Which aims were met, of those of which something was measured. */
export function formatAims(measured: Measured): string {
  const rows = AIMS.flatMap(({ name, bound, aim, read }) => {
    const value = read(measured)
    if (value === undefined) return []
    const isMet = bound === 'at least' ? value >= aim : value <= aim
    return [[name, isMet ? 'yes' : '**no**', formatRatio(value), `${bound} ${formatRatio(aim)}`]]
  })
  return formatTable(['aim', 'met', 'measured', 'wanted'], rows, 2)
}
