import { PlatenError } from '../foundation/errors.ts'
import { didYouMean } from '../foundation/nearest-name.ts'
import { quote } from '../foundation/quote.ts'
import type { Template } from '../model/template.ts'
import type { OrderedPage } from './list-pages.ts'

const NUMBER = /^[1-9]\d{0,5}$/

/**
 * The index, from 0, of the page that an order means among those that it makes.
 *
 * @param ordered From `listPages`.
 * @param page A number counted from 1, the same as digits, or a name, of which the first page counts; `undefined` is the first.
 * @throws {PlatenError} `unknown_page`.
 */
export function findPageIndex(
  ordered: readonly OrderedPage[],
  { pages }: Template,
  page: number | string | undefined,
): number {
  if (page === undefined) return 0
  if (typeof page !== 'number' && typeof page !== 'string') {
    throw new PlatenError('invalid_type', '"page" must be a number or a name.', {
      pointer: '/page',
    })
  }
  const isNumber = typeof page === 'number' || NUMBER.test(page)
  const index = isNumber
    ? Number(page) - 1
    : ordered.findIndex(({ index }) => pages[index]?.name === page)
  if (Number.isInteger(index) && index >= 0 && index < ordered.length) return index
  const names = pages.flatMap(({ name }) => name ?? [])
  const numbers = ordered.length === 1 ? 'only page 1' : `pages 1 to ${ordered.length}`
  const known = names.length === 0 ? '' : ` (${names.slice(0, 10).map(quote).join(', ')})`
  throw new PlatenError(
    'unknown_page',
    `There is no page ${quote(String(page))}; there ${ordered.length === 1 ? 'is' : 'are'} ${numbers}${known}.${isNumber ? '' : didYouMean(page, names)}`,
    { pointer: '/page' },
  )
}
