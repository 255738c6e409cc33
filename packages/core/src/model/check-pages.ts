import type { ErrorDetail } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'
import type { TemplateInput } from './template.ts'

/** A template has layers or pages, and no two pages of one name. */
export function* checkPages({ layers, pages }: TemplateInput): Iterable<ErrorDetail> {
  if (layers !== undefined && pages !== undefined) {
    const detail = '"layers" and "pages" exclude each other; move the layers to a page.'
    yield { pointer: '/layers', code: 'invalid_value', detail }
  }
  if (layers === undefined && pages === undefined) {
    const detail = '"layers" is missing; it must be a list of layers.'
    yield { pointer: '/layers', code: 'missing_property', detail }
  }
  const names = new Set<string>()
  for (const [index, { name }] of (pages ?? []).entries()) {
    if (name === undefined) continue
    if (names.has(name)) {
      const detail = `The name ${quote(name)} is taken by an earlier page; choose another.`
      yield { pointer: `/pages/${index}/name`, code: 'duplicate_name', detail }
    }
    names.add(name)
  }
}
