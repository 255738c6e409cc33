import { PlatenError } from '../foundation/errors.ts'
import { didYouMean } from '../foundation/nearest-name.ts'
import { quote } from '../foundation/quote.ts'
import type { Template } from '../model/template.ts'

const NUMBER = /^[1-9]\d{0,5}$/

/**
 * The index, from 0, of the page that an order means.
 *
 * @param page A number counted from 1, the same as digits, or a name; `undefined` is the first.
 * @throws {PlatenError} `unknown_page`.
 */
export function findPageIndex(template: Template, page: number | string | undefined): number {
  if (page === undefined) return 0
  if (typeof page !== 'number' && typeof page !== 'string') {
    throw new PlatenError('invalid_type', '"page" must be a number or a name.', {
      pointer: '/page',
    })
  }
  const { pages } = template
  const isNumber = typeof page === 'number' || NUMBER.test(page)
  const index = isNumber ? Number(page) - 1 : pages.findIndex(({ name }) => name === page)
  if (Number.isInteger(index) && index >= 0 && index < pages.length) return index
  const names = pages.flatMap(({ name }) => name ?? [])
  const numbers = pages.length === 1 ? 'only page 1' : `pages 1 to ${pages.length}`
  const known = names.length === 0 ? '' : ` (${names.slice(0, 10).map(quote).join(', ')})`
  throw new PlatenError(
    'unknown_page',
    `There is no page ${quote(String(page))}; the template has ${numbers}${known}.${isNumber ? '' : didYouMean(page, names)}`,
    { pointer: '/page' },
  )
}
