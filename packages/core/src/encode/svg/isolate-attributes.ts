const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g
const SVG_NAMESPACE = 'http://www.w3.org/2000/svg'
const XLINK_NAMESPACE = 'http://www.w3.org/1999/xlink'

/** Names with a colon that we keep; those of editors (`inkscape:label`) say nothing to viewers. */
const KEPT_PREFIXED: ReadonlySet<string> = new Set(['xlink:href', 'xml:space', 'xml:lang'])
/** Mean something only beside the style sheet or script that they came with. */
const DROPPED: ReadonlySet<string> = new Set(['class', 'aria-labelledby', 'aria-describedby'])

/** `url(#id)` with or without quotes; the quotes may be entities, being inside an attribute. */
const LOCAL_URL = /url\(\s*(?:"|'|&quot;|&apos;)?#([^"'()\s&]+)(?:"|'|&quot;|&apos;)?\s*\)/gi
/** What XML takes for a name; editors write nothing else. */
const NAME = /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/
/** Ids that `LOCAL_URL` finds again. */
const ID = /^[^"'()\s&\\]+$/
/** A reference that could be read in another way than `LOCAL_URL` does: escapes, other functions. */
const SUSPICIOUS = /\\|url\((?!#)|src\(|image\(|image-set\(|@import|javascript:/i

/**
 * Reads the attributes of one element, ids and references to them prefixed.
 *
 * `undefined` when one could reach outside of the drawing or run something.
 */
export function isolateAttributes(
  text: string,
  prefix: string,
): ReadonlyMap<string, string> | undefined {
  const isolated = new Map<string, string>()
  for (const [, name = '', double, single] of text.matchAll(ATTRIBUTE)) {
    const value = double ?? (single ?? '').replaceAll('"', '&quot;')
    // XML forbids two attributes of one name; event handlers start with "on".
    if (!NAME.test(name) || isolated.has(name) || /^on/i.test(name)) return undefined
    if (!hasKnownNamespace(name, value)) return undefined
    if (isDropped(name)) continue
    const kept = isolateValue(name, value, prefix)
    if (kept === undefined) return undefined
    isolated.set(name, kept)
  }
  return isolated
}

function isDropped(name: string): boolean {
  return DROPPED.has(name) || name === 'xmlns' || (name.includes(':') && !KEPT_PREFIXED.has(name))
}

/** Only `xlink` may mean XLink, and only SVG may be the namespace of elements. */
function hasKnownNamespace(name: string, value: string): boolean {
  if (name === 'xmlns') return value === SVG_NAMESPACE
  if (name === 'xmlns:xlink') return value === XLINK_NAMESPACE
  return !name.startsWith('xmlns:') || value !== XLINK_NAMESPACE
}

function isolateValue(name: string, value: string, prefix: string): string | undefined {
  if (name === 'id') return ID.test(value) ? prefix + value : undefined
  if (name === 'href' || name === 'xlink:href') {
    const isLocal = value.startsWith('#') && ID.test(value.slice(1))
    return isLocal ? `#${prefix}${value.slice(1)}` : undefined
  }
  const local = value.replace(LOCAL_URL, (_, id: string) => `url(#${prefix}${id})`)
  return SUSPICIOUS.test(local) ? undefined : local
}
