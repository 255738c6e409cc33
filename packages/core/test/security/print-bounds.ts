import { ERRORS } from '../../src/foundation/errors.ts'
import { DEFAULT_LIMITS } from '../../src/foundation/limits.ts'
import type { BoundRow } from './bound-row.ts'
import { FIXED_ROWS } from './fixed-rows.ts'
import { LIMIT_ROWS } from './limit-rows.ts'

export const SECURITY_PAGE = new URL('../../../../docs/security.md', import.meta.url)

const TABLES: Readonly<Record<string, readonly BoundRow[]>> = {
  limits: LIMIT_ROWS,
  'fixed bounds': FIXED_ROWS,
}

/** Puts the tables of the code between the marks of the page. */
export function printBounds(page: string): string {
  return Object.entries(TABLES).reduce(replaceTable, page)
}

function replaceTable(page: string, [name, rows]: readonly [string, readonly BoundRow[]]): string {
  const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`]
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from === -1 || to < from) throw new Error(`The page has no place for ${name}.`)
  return `${page.slice(0, from + begin.length)}\n${printTable(rows)}\n${page.slice(to)}`
}

function printTable(rows: readonly BoundRow[]): string {
  return ['| Name | At most | Of what | Beyond it |', '| --- | ---: | --- | --- |']
    .concat(rows.map(printRow))
    .join('\n')
}

function printRow({ name, value, unit, of, errors }: BoundRow): string {
  const most = `${value.toLocaleString('en-US')} ${unit}`.trim()
  const refusals = errors.map((code) => `${ERRORS[code].status} \`${code}\``).join(', ')
  const shown = name in DEFAULT_LIMITS || name.includes('.') ? `\`${name}\`` : name
  return `| ${shown} | ${most} | ${of} | ${refusals || 'asked anew'} |`
}
