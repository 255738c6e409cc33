import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Html, html } from '../../../src/http/reference/html.ts'

test.each([
  ['an element', `<script>alert(1)</script>`, '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['an attribute ends', `" onclick="x`, '&quot; onclick=&quot;x'],
  ['a single-quoted attribute ends', `' onclick='x`, '&#39; onclick=&#39;x'],
  ['an entity', '&lt;', '&amp;lt;'],
])('%s is only text', (_why, text, expected) => {
  expect(html`<p title="${text}">${text}</p>`.source).toBe(`<p title="${expected}">${expected}</p>`)
})

test('lists follow one another, and what is undefined is nothing', () => {
  const items = ['a', 'b'].map((item) => html`<li>${item}</li>`)
  expect(html`<ul>${items}${undefined}</ul>${1}`.source).toBe('<ul><li>a</li><li>b</li></ul>1')
})

test('no text brings in an element, an attribute or an entity of its own', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { source } = html`${text}`
      expect(source).not.toMatch(/[<>"']/)
      expect(source.replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&')
    }),
  )
})

test('what is HTML already stays so', () => {
  expect(html`<b>${new Html('<i>x</i>')}</b>`.source).toBe('<b><i>x</i></b>')
})
