import type { Command } from '../../paint/display-list.ts'
import type { ContentStream } from './content-stream.ts'
import type { PdfFile, PdfReference } from './pdf-file.ts'
import { writeDictionary, writeText } from './write-value.ts'

/** Begins what is decoration. */
export const ARTIFACT = '/Artifact BMC\n'

/** Structure types of ISO 32000-1, 14.8.4. */
type ElementType = 'Document' | 'P' | 'Figure' | 'Link'

interface Element {
  readonly reference: PdfReference
  readonly type: ElementType
  readonly parent: PdfReference
  readonly kids: string[]
  readonly alt: string | undefined
}

/** The element that the next command may go on with. */
interface OpenElement {
  readonly key: string
  readonly element: Element
  readonly page: PdfReference
  link: { readonly href: string; readonly element: Element } | undefined
}

/**
 * The logical structure of a file (ISO 32000-1, 14.7), in the order of its layers: each text a
 * paragraph, each thing with words for it a figure, all else decoration.
 */
export class StructureTree {
  readonly #file: PdfFile
  readonly #root: PdfReference
  readonly #document: Element
  readonly #elements: Element[] = []
  readonly #links: { href: string; page: PdfReference; element: Element }[] = []
  /** The parent tree: what content streams and annotations belong to. */
  readonly #parents: string[] = []
  #open: OpenElement | undefined

  constructor(file: PdfFile) {
    this.#file = file
    this.#root = file.reserve()
    this.#document = this.#add('Document', this.#root)
  }

  get root(): PdfReference {
    return this.#root
  }

  /** The operator that begins the marked content of a command; `EMC` ends it. */
  mark(command: Command, content: ContentStream, page: PdfReference): string {
    const { alt, link, path } = command
    const isText = command.kind === 'glyphs' || command.kind === 'color-glyphs'
    if (alt === undefined && !isText) return ARTIFACT
    const key = alt === undefined ? `text ${path}` : `alt ${alt}`
    if (this.#open?.key !== key || this.#open.page !== page) {
      const element = this.#add(alt === undefined ? 'P' : 'Figure', this.#document, alt)
      this.#open = { key, element, page, link: undefined }
    }
    const target = this.#targetOf(this.#open, link)
    const number = content.owners.push(target.reference) - 1
    const stream = content.group === undefined ? '' : `/Stm ${content.group} `
    target.kids.push(`<< /Type /MCR /Pg ${page} ${stream}/MCID ${number} >>`)
    return `/${target.type} <</MCID ${number}>> BDC\n`
  }

  /** The number under which readers find what a content stream belongs to. */
  addStream({ owners }: ContentStream): number {
    return this.#parents.push(`[${owners.join(' ')}]`) - 1
  }

  /** The same for an annotation that leads somewhere. */
  addLink(annotation: PdfReference, href: string, page: PdfReference): number {
    let found = this.#links.find((link) => link.href === href && link.page === page)
    if (found === undefined) {
      found = { href, page, element: this.#add('Link', this.#document) }
      this.#links.push(found)
    }
    found.element.kids.push(`<< /Type /OBJR /Pg ${page} /Obj ${annotation} >>`)
    return this.#parents.push(String(found.element.reference)) - 1
  }

  write(): void {
    for (const { reference, type, parent, kids, alt } of this.#elements) {
      const value = writeDictionary({
        Type: '/StructElem',
        S: `/${type}`,
        P: String(parent),
        K: `[${kids.join('\n')}]`,
        Alt: alt === undefined ? undefined : writeText(alt),
      })
      this.#file.write(reference, value)
    }
    const numbers = this.#parents.map((parent, key) => `${key} ${parent}`).join('\n')
    this.#file.write(
      this.#root,
      writeDictionary({
        Type: '/StructTreeRoot',
        K: `[${this.#document.reference}]`,
        ParentTree: `<< /Nums [${numbers}] >>`,
        ParentTreeNextKey: this.#parents.length,
      }),
    )
  }

  #targetOf(open: OpenElement, href: string | undefined): Element {
    if (href === undefined) {
      open.link = undefined
      return open.element
    }
    if (open.link?.href !== href) {
      open.link = { href, element: this.#add('Link', open.element) }
      this.#links.push({ href, page: open.page, element: open.link.element })
    }
    return open.link.element
  }

  #add(type: ElementType, parent: Element | PdfReference, alt?: string): Element {
    const isElement = 'kids' in parent
    const reference = this.#file.reserve()
    const element: Element = {
      reference,
      type,
      parent: isElement ? parent.reference : parent,
      kids: [],
      alt,
    }
    if (isElement) parent.kids.push(String(reference))
    this.#elements.push(element)
    return element
  }
}
