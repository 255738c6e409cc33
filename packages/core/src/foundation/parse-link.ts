/** Schemes that open a page or a letter, and run nothing. */
const SCHEMES: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:'])
const MAX_LENGTH = 2048

/** What `parseLink` takes, for error texts: ends the sentence `"link" must be …`. */
export const EXPECTED_LINK = 'an address that starts with "https:", "http:" or "mailto:"'

/**
 * An address that a reader may follow, as the URL Standard writes it: pure ASCII, at most 2048
 * characters before that. `undefined` for anything else: relative addresses and all other schemes,
 * which may run something (`javascript:`) or open files.
 */
export function parseLink(text: string): string | undefined {
  if (text.length > MAX_LENGTH || !URL.canParse(text)) return undefined
  const { protocol, href, pathname } = new URL(text)
  if (!SCHEMES.has(protocol) || (protocol === 'mailto:' && pathname === '')) return undefined
  return href
}
