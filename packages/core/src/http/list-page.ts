import { z } from 'zod'
import { wholeBetween } from '../model/leaf-schema.ts'
import type { PageKey, PageRequest } from '../ports/page-request.ts'
import { type CursorScope, parseCursor, writeCursor } from './cursor.ts'
import type { HttpResponse } from './http-response.ts'
import { jsonResponse } from './json-response.ts'
import { numberParameter, textParameter } from './query-parameter.ts'

const DEFAULT_LIMIT = 20

/** The two parameters of every list; filters are added beside them. */
export function listParameters(maximum = 100) {
  return {
    limit: numberParameter(
      wholeBetween(1, maximum),
      `How many items to give at most, 1 to ${maximum}. Default ${DEFAULT_LIMIT}.`,
    ),
    cursor: textParameter(
      z.string(),
      'The cursor of an item: gives what comes after it. Leave it out for the first page.',
    ),
  } as const
}

/** The part of a query that says which page is wanted; all else in it is filters. */
export interface ListQuery {
  readonly limit: number | undefined
  readonly cursor: string | undefined
}

/** A page that a caller asked for. */
export interface ListPage {
  readonly limit: number
  /** What to ask of a store: one row more than the page has, to know whether there is another. */
  readonly request: PageRequest
  readonly scope: CursorScope
}

export interface ListPageOptions {
  /** Envelope name of the items, such as `apiKey`. */
  readonly resource: string
  readonly secret: string | undefined
}

/** @throws {PlatenError} `invalid_cursor` */
export function readListPage(query: ListQuery, { resource, secret }: ListPageOptions): ListPage {
  const { limit = DEFAULT_LIMIT, cursor, ...filters } = query
  const scope = { resource, filters: toCanonicalText(filters), secret }
  const after = cursor === undefined ? undefined : parseCursor(cursor, scope)
  return { limit, request: { limit: limit + 1, after }, scope }
}

/** The same filters give the same text, in whatever order they and their values were written. */
function toCanonicalText(filters: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(filters)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, Array.isArray(value) ? [...value].sort() : value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify(entries)
}

export interface ListResponseOptions<Row> {
  readonly page: ListPage
  /** What the store gave for `page.request`. */
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => PageKey
  readonly toJson: (row: Row) => unknown
  /** Of the request, to build the link to the next page from. */
  readonly url: string
}

/**
 * A bare array of `{ cursor, <resource>: … }`, newest first.
 *
 * `Link: <…>; rel="next"` (RFC 8288) comes only when there is more, so that nobody needs an extra
 * request to learn that there is none.
 */
export function listResponse<Row>(options: ListResponseOptions<Row>): HttpResponse {
  const { page, rows, keyOf, toJson, url } = options
  const items = rows.slice(0, page.limit).map((row) => ({
    cursor: writeCursor(keyOf(row), page.scope),
    [page.scope.resource]: toJson(row),
  }))
  const last = rows.length > page.limit ? items.at(-1)?.cursor : undefined
  return jsonResponse(items, {
    headers: last === undefined ? {} : { link: `<${withCursor(url, last)}>; rel="next"` },
  })
}

/** The URL with its `cursor` replaced; all other parameters stay as they were written. */
function withCursor(url: string, cursor: string): string {
  const [path = '', query = ''] = url.split('?', 2)
  const others = query.split('&').filter((pair) => pair !== '' && !/^cursor(?:=|$)/.test(pair))
  return `${path}?${[...others, `cursor=${cursor}`].join('&')}`
}
