import { type Html, type HtmlPart, html } from './html.ts'

/** Renders the Markdown of descriptions: paragraphs, `code` and **bold**; all else is plain text. */
export function renderProse(text: string | undefined): readonly Html[] {
  const paragraphs = (text ?? '').split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '')
  return paragraphs.map((paragraph) => html`<p>${renderSpans(paragraph)}</p>`)
}

/** Renders `code` and **bold** within a line. */
export function renderSpans(text: string): readonly HtmlPart[] {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((span, index) => {
    // The odd ones are what the pattern has matched.
    if (index % 2 === 0) return span
    if (span.startsWith('`')) return html`<code>${span.slice(1, -1)}</code>`
    return html`<strong>${span.slice(2, -2)}</strong>`
  })
}
