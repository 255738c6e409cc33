import type { XmlAttribute } from './xml-scanner.ts'

export const SVG_NAMESPACE = 'http://www.w3.org/2000/svg'
export const XLINK_NAMESPACE = 'http://www.w3.org/1999/xlink'
export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace'

/** A name taken apart; `space` is a namespace URL, `''` for none. */
export interface QualifiedName {
  readonly space: string
  readonly local: string
}

/** Which prefixes mean what at one element; linked, not copied, so that many cost no more. */
export interface NamespaceScope {
  readonly own: ReadonlyMap<string, string>
  readonly outer: NamespaceScope | undefined
}

/** A document without `xmlns` is taken for SVG: so are many that were written by hand. */
export const ROOT_SCOPE: NamespaceScope = {
  own: new Map([
    ['', SVG_NAMESPACE],
    ['xml', XML_NAMESPACE],
    // Declared by convention only in files that were cut from an HTML page.
    ['xlink', XLINK_NAMESPACE],
  ]),
  outer: undefined,
}

/** The scope inside an element with these attributes. */
export function enterScope(
  outer: NamespaceScope,
  attributes: readonly XmlAttribute[],
): NamespaceScope {
  const own = new Map<string, string>()
  for (const { name, value } of attributes) {
    if (name === 'xmlns') own.set('', value)
    else if (name.startsWith('xmlns:')) own.set(name.slice('xmlns:'.length), value)
  }
  return own.size === 0 ? outer : { own, outer }
}

/** Names of elements without a prefix take the default namespace. */
export function elementName(name: string, scope: NamespaceScope): QualifiedName {
  const { prefix, local } = split(name)
  return { space: findNamespace(prefix, scope) ?? 'unknown:', local }
}

/** Names of attributes without a prefix have no namespace. */
export function attributeName(name: string, scope: NamespaceScope): QualifiedName {
  const { prefix, local } = split(name)
  return { space: prefix === '' ? '' : (findNamespace(prefix, scope) ?? 'unknown:'), local }
}

function split(name: string): { prefix: string; local: string } {
  const colon = name.indexOf(':')
  return { prefix: name.slice(0, Math.max(0, colon)), local: name.slice(colon + 1) }
}

function findNamespace(prefix: string, from: NamespaceScope): string | undefined {
  for (let scope: NamespaceScope | undefined = from; scope !== undefined; scope = scope.outer) {
    const found = scope.own.get(prefix)
    if (found !== undefined) return found
  }
  return undefined
}
