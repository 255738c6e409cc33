/** Text that is HTML already. Anything else that is put into HTML is escaped. */
export class Html {
  readonly source: string

  constructor(source: string) {
    this.source = source
  }
}

export type HtmlPart = Html | string | number | undefined | readonly HtmlPart[]

/**
 * Writes HTML: `` html`<p title="${title}">${text}</p>` ``.
 *
 * Texts are escaped for elements and for attributes between double quotes, and may stand nowhere else.
 * Lists are written one after another, and `undefined` is nothing.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  let source = strings[0] ?? ''
  for (const [index, part] of parts.entries()) {
    source += toSource(part) + (strings[index + 1] ?? '')
  }
  return new Html(source)
}

function toSource(part: HtmlPart): string {
  if (part === undefined) return ''
  if (part instanceof Html) return part.source
  if (typeof part === 'object') return part.map(toSource).join('')
  return String(part).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
