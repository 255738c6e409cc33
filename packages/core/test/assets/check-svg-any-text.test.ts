import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPlatenError } from '../../src/foundation/errors.ts'
import { check } from './svg-files.ts'

const value = fc.oneof(
  fc.constantFrom(
    ...['url(#a)', 'url(http://x.test/)', 'URL( "//x" )', '#a', 'http://x.test/', 'javascript:x'],
    ...['u\\72l(http:x)', '/* */', 'url(#a', 'a;b:url(http:x)', '"', "'", '1', '-1e9', 'data:,x'],
    ...['fill:url(#a);stroke:red', 'a{fill:url(http:x)}', '@import "http:x"', '}', '{', '/*', '*/'],
  ),
  fc.string({ maxLength: 12 }),
)
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const attribute = fc
  .tuple(
    fc.constantFrom(
      ...['id', 'class', 'style', 'fill', 'href', 'xlink:href', 'filter', 'width', 'viewBox'],
      ...['onload', 'xml:base', 'xml:space', 'xmlns', 'xmlns:x', 'x:y', 'd', 'marker', 'HREF'],
    ),
    value,
  )
  .map(([name, text]) => ` ${name}="${escaped(text)}"`)

const { node } = fc.letrec<{ node: string; nodes: string }>((tie) => ({
  nodes: fc.array(tie('node'), { maxLength: 4 }).map((parts) => parts.join('')),
  node: fc.oneof(
    { maxDepth: 4 },
    value.map(escaped),
    value.map((text) => `<style>${escaped(text)}</style>`),
    fc.constantFrom(
      '<!-- x -->',
      '<?pi x?>',
      '<![CDATA[a<b]]>',
      '<',
      '&',
      '<!DOCTYPE svg>',
      '</g>',
    ),
    fc
      .tuple(
        fc.constantFrom('g', 'text', 'use', 'image', 'script', 'x:g', 'pattern', 'style', 'a'),
        fc.uniqueArray(attribute, {
          maxLength: 4,
          selector: (text) => text.slice(0, text.indexOf('=')),
        }),
        tie('nodes'),
      )
      .map(([name, attributes, nodes]) => `<${name}${attributes.join('')}>${nodes}</${name}>`),
  ),
}))

const documents = fc
  .tuple(
    fc.uniqueArray(attribute, {
      maxLength: 2,
      selector: (text) => text.slice(0, text.indexOf('=')),
    }),
    fc.array(node, { maxLength: 5 }),
  )
  .map(([attributes, nodes]) => `<svg${attributes.join('')}>${nodes.join('')}</svg>`)

describe('checkSvg, for any text', () => {
  test('it gives a document or a PlatenError, and its own output unchanged', () => {
    let drawn = 0
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: documents }, fc.string()), (source) => {
        let markup: string
        try {
          markup = check(source).markup
        } catch (error) {
          if (!isPlatenError(error)) throw error
          return
        }
        drawn += 1
        expect(check(markup).markup).toBe(markup)
      }),
      { numRuns: 3_000 },
    )
    expect(drawn).toBeGreaterThan(300)
  })

  test('nothing in the output refers outside the document', () => {
    fc.assert(
      fc.property(documents, (source) => {
        let markup: string
        try {
          markup = check(source).markup
        } catch {
          return
        }
        const tags = markup.match(/<[^>]*>|(?<=<style(?: [^>]*)?(?<!\/)>)[^<]*/g) ?? []
        for (const tag of tags) {
          // Values that name or number are never followed, whatever they look like.
          const rest = tag.replace(/ (xmlns|id|class|d|points)="[^"]*"/g, '')
          expect(rest).not.toMatch(/\bhref="(?!#|data:image\/(png|jpeg|webp|gif);base64,)/i)
          expect(rest).not.toMatch(/url\s*\(\s*(&quot;|')?(?!#|\s|&quot;|')/i)
          expect(rest).not.toMatch(/ on[a-z]+=|<script|@import/i)
        }
      }),
      { numRuns: 3_000 },
    )
  })
})
