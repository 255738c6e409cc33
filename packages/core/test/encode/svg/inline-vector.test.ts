import { describe, expect, test } from 'vitest'
import { inlineVector } from '../../../src/encode/svg/inline-vector.ts'

const OPEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'

function inline(inside: string, open = OPEN) {
  return inlineVector(`${open}${inside}</svg>`, 'p-')
}

describe('inlineVector', () => {
  test.each([
    ['an id', '<path id="a" d="M0 0"/>', '<path id="p-a" d="M0 0"/>'],
    ['a reference in a property', '<g fill="url(#a)"/>', '<g fill="url(#p-a)"/>'],
    ['one with white space and quotes', `<g mask="url( '#a' )"/>`, '<g mask="url(#p-a)"/>'],
    ['one in capitals', '<g fill="URL(#a)"/>', '<g fill="url(#p-a)"/>'],
    ['one in a style', '<g style="fill:url(#a) red"/>', '<g style="fill:url(#p-a) red"/>'],
    ['an href', '<use href="#a"/>', '<use href="#p-a"/>'],
    ['an xlink:href', '<use xlink:href="#a"/>', '<use xlink:href="#p-a"/>'],
    ['single quotes', `<g id='a"b' />`, undefined],
    [
      'single quotes around double ones',
      `<g font-family='"A"'/>`,
      '<g font-family="&quot;A&quot;"/>',
    ],
    ['text with entities', '<text>a &amp; b</text>', '<text>a &amp; b</text>'],
    ['comments and instructions vanish', '<!-- a --><?b c?><g/>', '<g/>'],
    [
      'attributes of editors vanish',
      '<g inkscape:label="x" xml:space="preserve"/>',
      '<g xml:space="preserve"/>',
    ],
    ['classes vanish, there being no style sheet', '<g class="a"/>', '<g/>'],
  ])('prefixes or keeps %s', (_why, inside, expected) => {
    expect(inline(inside)?.content).toBe(expected)
  })

  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['an event handler', '<g onload="alert(1)"/>'],
    ['an event handler in capitals', '<g ONLOAD="alert(1)"/>'],
    ['a style sheet, which would reach our elements', '<style>*{fill:red}</style>'],
    ['a link', '<a href="#a"><g/></a>'],
    ['HTML', '<foreignObject/>'],
    ['an animation', '<animate attributeName="href"/>'],
    ['an image, which may fetch', '<image href="http://example.com/a.png"/>'],
    ['an external reference', '<use href="http://example.com/#a"/>'],
    ['a script address', '<use href="javascript:alert(1)"/>'],
    ['an external paint', '<g fill="url(http://example.com/#a)"/>'],
    ['an external paint after a local one', '<g style="fill:url(#a);stroke:url(//b)"/>'],
    ['an import', '<g style="@import x"/>'],
    ['a CSS escape, which may spell anything', '<g style="fill:u\\72l(http://example.com)"/>'],
    ['a reference by number', '<g style="fill:&#117;rl(http://example.com)"/>'],
    ['an unknown entity', '<text>&nbsp;</text>'],
    ['a CDATA section', '<text><![CDATA[a]]></text>'],
    ['its end alone, which XML forbids', '<text>]]></text>'],
    ['a character that XML forbids', '<text>\u0001</text>'],
    ['an attribute twice', '<g x="1" x="2"/>'],
    ['an attribute whose name XML forbids', '<g 1x="1"/>'],
    ['another namespace', '<g xmlns="http://www.w3.org/1999/xhtml"/>'],
    ['XLink under another name', '<use xmlns:l="http://www.w3.org/1999/xlink" l:href="#a"/>'],
    ['an element with a prefix', '<svg:g/>'],
    ['an element that is not closed', '<g>'],
    ['elements closed in the wrong order', '<g><path></g></path>'],
    ['a second root', '</svg><svg>'],
    ['an attribute without quotes', '<g x=1/>'],
    ['an id that could not be found again', '<g id="a)b"/>'],
  ])('does not take apart a drawing with %s', (_why, inside) => {
    expect(inline(inside)).toBeUndefined()
  })

  test.each([
    ['a document type', '<!DOCTYPE svg><svg viewBox="0 0 1 1">'],
    ['a root of another name', '<g viewBox="0 0 1 1">'],
    ['no size at all', '<svg>'],
    ['a size in percent', '<svg width="100%" height="100%">'],
    ['a transform on its root', '<svg viewBox="0 0 1 1" transform="scale(2)">'],
    ['a size in the style of its root', '<svg viewBox="0 0 1 1" style="width: 9px">'],
    ['text before its root', 'a<svg viewBox="0 0 1 1">'],
  ])('nor one with %s', (_why, open) => {
    expect(inline('', open)).toBeUndefined()
  })

  test.each([
    ['the viewBox', '<svg viewBox="1 2 3 4" width="9" height="9">', '1 2 3 4'],
    ['else the size', '<svg width="30" height="20px">', '0 0 30 20'],
    ['in any absolute unit', '<svg width="1in" height="25.4mm">', '0 0 96 96'],
  ])('the coordinate system is %s', (_why, open, viewBox) => {
    expect(inline('', open)?.viewBox).toBe(viewBox)
  })

  test('the root hands down its presentation, not its place', () => {
    const open =
      '<svg id="r" x="9" width="5" height="5" fill="url(#a)" stroke-width="2" version="1.1">'
    expect(inline('', open)?.rootAttributes).toBe(' fill="url(#p-a)" stroke-width="2"')
  })

  test('half a megabyte of anything takes no longer than its length', () => {
    const parts = [' a="b"', '<g>', ' ', '<!--', 'a', '="', "x='", '<?', '&amp;']
    for (const part of parts) {
      const started = performance.now()
      inlineVector(`${OPEN}<g${part.repeat(500_000 / part.length)}`, 'p-')
      inlineVector(`${OPEN}${part.repeat(500_000 / part.length)}`, 'p-')
      expect(performance.now() - started, part).toBeLessThan(2000)
    }
  })
})
