import { PlatenError } from '../foundation/errors.ts'
import { isAssetId } from '../ports/asset-id.ts'
import { describeSource } from './describe-source.ts'

/** Where the bytes of a source come from. */
export type SourceAddress =
  | { readonly type: 'data'; readonly dataUrl: string }
  | { readonly type: 'asset'; readonly id: string }
  | { readonly type: 'network'; readonly url: URL }
  | { readonly type: 'file'; readonly path: string }

/** Longest network address, in characters; servers and caches refuse longer ones anyway. */
const MAX_URL_LENGTH = 8192

/** Two letters at least, so that `C:\photo.png` is a path. */
const SCHEME = /^([a-z][a-z0-9+.-]+):/i

/**
 * Reads a source as written in a template or an override.
 *
 * Says what kind of source it is, not whether the caller may use it.
 *
 * @throws {PlatenError} `invalid_url` when it cannot be read, holds user info or is too long;
 *   `source_scheme` for any scheme but `https`, `http`, `data` and `asset`.
 */
export function parseSource(source: string): SourceAddress {
  const scheme = SCHEME.exec(source)?.[1]?.toLowerCase()
  switch (scheme) {
    case undefined:
      return parsePath(source)
    case 'data':
      return { type: 'data', dataUrl: source }
    case 'asset':
      return parseAsset(source.slice('asset:'.length))
    case 'http':
    case 'https':
      return { type: 'network', url: parseNetworkUrl(source) }
    default:
      throw new PlatenError(
        'source_scheme',
        `The scheme of ${describeSource(source)} is not allowed; use "https:", "data:", "asset:" or a file path.`,
      )
  }
}

/**
 * Reads an `http:` or `https:` address.
 *
 * The WHATWG parser has turned every spelling of an IPv4 address (decimal, octal, hex, full-width
 * digits) into dotted form, so rules must look at the result and never at the text.
 */
export function parseNetworkUrl(text: string): URL {
  if (text.length > MAX_URL_LENGTH) throw invalid(text, `is longer than ${MAX_URL_LENGTH}`)
  if (!URL.canParse(text)) throw invalid(text, 'cannot be read')
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') {
    throw invalid(text, 'must not hold a user name or password')
  }
  return url
}

function parseAsset(id: string): SourceAddress {
  if (isAssetId(id)) return { type: 'asset', id }
  throw invalid(
    `asset:${id}`,
    'must be "asset:" and an id of letters, digits, ".", "_" and "-", at most 128',
  )
}

function parsePath(path: string): SourceAddress {
  if (path === '') throw invalid(path, 'is empty')
  if (path.includes('\0')) throw invalid(path.replaceAll('\0', ''), 'holds a NUL character')
  if (/^[/\\]{2}/.test(path)) throw invalid(path, 'must begin with a scheme, such as "https:"')
  return { type: 'file', path }
}

function invalid(source: string, problem: string): PlatenError {
  return new PlatenError('invalid_url', `The source ${describeSource(source)} ${problem}.`)
}
