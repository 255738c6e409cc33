import { quote } from '../foundation/quote.ts'

const SCHEME = /^\s*([a-z][a-z0-9+.-]+):/i

/**
 * Names a source in an error text, in quotes.
 *
 * At most 64 characters of it, since a `data:` URL may hold megabytes; without user info and query,
 * since these may hold passwords and signatures.
 */
export function describeSource(source: string): string {
  const scheme = SCHEME.exec(source)?.[1]?.toLowerCase()
  const mayHoldSecrets = scheme !== undefined && scheme !== 'data' && scheme !== 'asset'
  return quote(mayHoldSecrets ? withoutSecrets(source.slice(0, 4096)) : source)
}

function withoutSecrets(address: string): string {
  return address.replace(/[?#].*$/s, '').replace(/^(\s*[^:]+:[/\\]*)[^/\\]*@/, '$1')
}
