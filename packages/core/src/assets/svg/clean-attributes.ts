import {
  findReferences,
  hasFilterFunction,
  parseDeclarations,
  writeDeclarations,
} from './clean-css.ts'
import { checkDataImage } from './data-image.ts'
import { INHERITED_PAINTS, MARKERS } from './svg-vocabulary.ts'
import {
  attributeName,
  type NamespaceScope,
  XLINK_NAMESPACE,
  XML_NAMESPACE,
} from './xml-namespaces.ts'
import type { XmlAttribute } from './xml-scanner.ts'

/** Ids that an element refers to, by how often their targets are drawn; see `CostNode`. */
export interface References {
  readonly once: string[]
  readonly perElement: string[]
  readonly perVertex: string[]
}

export interface CleanAttributes {
  /** Names without prefix but `xml:`, in the order written. */
  readonly attributes: ReadonlyMap<string, string>
  readonly references: References
  /** Pixels of the raster image that the element carries. */
  readonly imagePixels: number
}

/** Letters and hyphens: neither `data-…`, which only programs read, nor a prefix. */
const PLAIN_NAME = /^(?!data-|aria-|on)[A-Za-z][A-Za-z0-9-]*$/i

/** Written out anew for the root by those who know the size. */
const NAMESPACE_NAME = /^xmlns(:|$)/

/** Attributes whose values are names or numbers, however they look. */
const NEVER_FETCHES: ReadonlySet<string> = new Set(['id', 'class', 'd', 'points'])

const HREF_HOLDERS: ReadonlySet<string> = new Set(['image', 'feImage'])

/**
 * Leaves of an element's attributes what draws and refers to nothing outside.
 *
 * Event handlers, foreign names and outside references go; `xlink:href` becomes `href`; a `data:`
 * image is checked and written anew.
 *
 * @throws {PlatenError} What `checkDataImage` throws.
 */
export function cleanAttributes(
  element: string,
  attributes: readonly XmlAttribute[],
  options: { readonly scope: NamespaceScope; readonly maxPixels: number },
): CleanAttributes {
  const clean = new Map<string, string>()
  const references: References = { once: [], perElement: [], perVertex: [] }
  for (const attribute of attributes) {
    const name = plainName(attribute.name, options.scope)
    if (name === undefined || name.toLowerCase() === 'href') continue
    const value = cleanValue(name, attribute.value, references)
    if (value !== undefined) clean.set(name, value)
  }
  const href = findHref(attributes, options.scope)
  const imagePixels =
    href === undefined || element === 'a'
      ? 0
      : addHref({ element, href, maxPixels: options.maxPixels }, { clean, references })
  return { attributes: clean, references, imagePixels }
}

/** `undefined` for an attribute that goes. */
function plainName(written: string, scope: NamespaceScope): string | undefined {
  if (NAMESPACE_NAME.test(written)) return undefined
  const { space, local } = attributeName(written, scope)
  if (space === XML_NAMESPACE) return local === 'base' ? undefined : `xml:${local}`
  return space === '' && PLAIN_NAME.test(local) ? local : undefined
}

function cleanValue(name: string, value: string, references: References): string | undefined {
  if (NEVER_FETCHES.has(name)) return value
  if (name === 'style') return cleanStyle(value, references)
  const found = hasFilterFunction(name, value) ? undefined : findReferences(value)
  if (found !== undefined) addReferences(name, found, references)
  return found === undefined ? undefined : value
}

function cleanStyle(value: string, references: References): string | undefined {
  const declarations = parseDeclarations(value)
  for (const declaration of declarations) {
    addReferences(declaration.property, declaration.references, references)
  }
  return declarations.length === 0 ? undefined : writeDeclarations(declarations)
}

/** Files ids under how often the property draws them. */
export function addReferences(
  property: string,
  ids: readonly string[],
  references: References,
): void {
  if (ids.length === 0) return
  const distinct = new Set(ids)
  if (INHERITED_PAINTS.has(property)) references.perElement.push(...distinct)
  else if (MARKERS.has(property)) references.perVertex.push(...distinct)
  else references.once.push(...distinct)
}

/** SVG 2 `href` wins over `xlink:href`. */
function findHref(attributes: readonly XmlAttribute[], scope: NamespaceScope): string | undefined {
  const plain = attributes.find(({ name }) => name === 'href')
  const linked = attributes.find(({ name }) => {
    const { space, local } = attributeName(name, scope)
    return space === XLINK_NAMESPACE && local === 'href'
  })
  return (plain ?? linked)?.value.trim()
}

/** @returns The pixels of a raster image. */
function addHref(
  link: { readonly element: string; readonly href: string; readonly maxPixels: number },
  to: { readonly clean: Map<string, string>; readonly references: References },
): number {
  const { element, href, maxPixels } = link
  const isLocal = /^#[^\s#]+$/.test(href)
  if (isLocal && element !== 'image') {
    to.clean.set('href', href)
    to.references.once.push(href.slice(1))
  }
  if (isLocal || !HREF_HOLDERS.has(element) || !/^data:/i.test(href)) return 0
  const image = checkDataImage(href, maxPixels)
  if (image === undefined) return 0
  to.clean.set('href', image.dataUrl)
  return image.pixels
}
