import { redactKeys } from '../auth/redact-keys.ts'

const SECRET_NAMES: ReadonlySet<string> = new Set(['apikey', 'key', 'sig'])

/**
 * A request target fit for a log: the values of `apiKey`, `key` and `sig` become `…`, however the
 * names are written; so do those of layers (`title.text`), which may be sensitive, and what looks like
 * a key anywhere else.
 *
 * Also for the host: Fastify logs whole URLs by default.
 */
export function redactUrl(rawUrl: string): string {
  const questionMark = rawUrl.indexOf('?')
  if (questionMark === -1) return redactKeys(rawUrl)
  const pairs = rawUrl.slice(questionMark + 1).split('&')
  const redacted = pairs.map((pair) => {
    const equals = pair.indexOf('=')
    const name = decodeLoosely(pair.slice(0, equals))
    const isSecret = equals !== -1 && (SECRET_NAMES.has(name) || name.includes('.'))
    return isSecret ? `${pair.slice(0, equals)}=…` : pair
  })
  return redactKeys(`${rawUrl.slice(0, questionMark)}?${redacted.join('&')}`)
}

function decodeLoosely(name: string): string {
  try {
    return decodeURIComponent(name).toLowerCase()
  } catch {
    return name.toLowerCase()
  }
}
