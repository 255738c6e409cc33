import { PlatenError } from '../foundation/errors.ts'
import type { CompiledTemplate } from './compiled-template.ts'
import { itemsOf } from './count-nodes.ts'
import type { OverrideSet } from './override-set.ts'

/** One page that an order makes. */
export interface OrderedPage {
  /** Of the template's pages, from 0. */
  readonly index: number
  /** The items that it shows, of a page that is drawn for each few of them. */
  readonly chunk:
    | { readonly repeater: string; readonly start: number; readonly end: number }
    | undefined
}

/**
 * The pages of an order: those of the template, and of one with `forEach` as many as its repeater's
 * items fill. Without items it is drawn once.
 *
 * @throws {PlatenError} `too_many_pages`
 */
export function listPages(
  template: CompiledTemplate,
  overrides: OverrideSet,
): readonly OrderedPage[] {
  const { pages } = template.template
  const maximum = template.limits.pages
  const listed: OrderedPage[] = []
  for (const [index, { forEach, perPage = 1 }] of pages.entries()) {
    const count = forEach === undefined ? 0 : countItems(template, { index, forEach }, overrides)
    if (forEach === undefined || count === 0) {
      listed.push({ index, chunk: undefined })
      continue
    }
    const needed = listed.length + Math.ceil(count / perPage)
    if (needed > maximum) throw tooManyPages(forEach, needed, maximum)
    for (let start = 0; start < count; start += perPage) {
      const end = Math.min(count, start + perPage)
      listed.push({ index, chunk: { repeater: forEach, start, end } })
    }
  }
  if (listed.length > maximum) throw tooManyPages('', listed.length, maximum)
  return listed
}

/** The overrides as one page sees them: its repeater has the items of this page alone. */
export function narrowToPage(
  template: CompiledTemplate,
  overrides: OverrideSet,
  { index, chunk }: OrderedPage,
): OverrideSet {
  if (chunk === undefined) return overrides
  const { repeater: name, start, end } = chunk
  const items = findItems(template, { index, forEach: name }, overrides).slice(start, end)
  const given = overrides.get(name) ?? { properties: new Map() }
  return new Map(overrides).set(name, { ...given, items, firstItem: start })
}

interface ForEach {
  readonly index: number
  readonly forEach: string
}

function countItems(template: CompiledTemplate, at: ForEach, overrides: OverrideSet): number {
  return findItems(template, at, overrides).length
}

function findItems(
  template: CompiledTemplate,
  { index, forEach }: ForEach,
  overrides: OverrideSet,
): readonly OverrideSet[] {
  const layer = template.getPage(index).scope.named.get(forEach)
  return layer?.kind === 'repeater' ? itemsOf(layer, overrides) : []
}

function tooManyPages(name: string, count: number, maximum: number): PlatenError {
  const why = name === '' ? '' : ` with the items of "${name}"`
  const detail = `The output would have ${count} pages${why}, but may have ${maximum}.`
  const pointer = name === '' ? '' : `/${name}/items`
  return new PlatenError('too_many_pages', detail, { pointer })
}
