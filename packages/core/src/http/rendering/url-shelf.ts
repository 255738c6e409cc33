import { LRUCache } from 'lru-cache'
import type { QueryPair } from '../../auth/query-pair.ts'
import type { UrlCredential } from '../access/url-credential.ts'
import type { GivenOrder } from './given-order.ts'
import type { PublishedTemplate } from './template-shelf.ts'

/** An image URL that was answered, taken apart. All of it follows from the query and the template of then. */
export interface ReadUrl extends UrlCredential {
  readonly parameters: readonly QueryPair[]
  readonly order: GivenOrder
  /** The version that the order was checked against, with the record under which it was found. */
  readonly published: PublishedTemplate
  /** Of the organisation, when it was found: while it stands, the URL means this version. */
  readonly epoch: number
  /** From `buildImageKey`. */
  readonly imageKey: string
  /** Names the file; see `contentDisposition`. */
  readonly disposition: string
}

/**
 * Image URLs that were answered lately: a page asks for the same one again and again, letter by
 * letter, and taking it apart costs more than all checks together.
 *
 * Holds nothing that decides who may have an image: a URL is put here after its caller was let in,
 * and whoever comes with it again goes through all checks again.
 */
export interface UrlShelf {
  find(rawQuery: string): ReadUrl | undefined
  put(rawQuery: string, url: ReadUrl): void
}

/** Characters of queries; what is made of them takes several times as many bytes. */
const MAX_CHARACTERS = 4_000_000
/** What a short query takes beside its characters, in as many of them. */
const URL_CHARACTERS = 300

export function createUrlShelf(): UrlShelf {
  const urls = new LRUCache<string, ReadUrl>({
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (_url, rawQuery) => rawQuery.length + URL_CHARACTERS,
  })
  return {
    find: (rawQuery) => urls.get(rawQuery),
    put: (rawQuery, url) => {
      urls.set(rawQuery, url)
    },
  }
}
