import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { picture, pngWith } from './image-files.ts'
import { check, dataUrl, leftOf, svg } from './svg-files.ts'

const withCode = (code: string) => expect.objectContaining({ code })

describe('checkSvg', () => {
  test('a document that only draws keeps its picture', async () => {
    const source = svg(
      `<!-- two squares --><title>Squares</title>
      <style>.a { fill: #f00 } #b{stroke:url(#g)}</style>
      <defs><linearGradient id="g"><stop offset="0" stop-color="#00f"/></linearGradient></defs>
      <rect class="a" width="5" height="5"/><rect id="b" x="5" y="5" width="5" height="5" fill="url(#g)"/>`,
    )
    const pixels = (markup: string) => sharp(Buffer.from(markup)).raw().toBuffer()
    expect(await pixels(check(source).markup)).toEqual(await pixels(source))
  })

  test('the document is written in one form, and again the same', () => {
    const first = check(`<?xml version="1.0" encoding="UTF-8"?>\r\n
      <s:svg xmlns:s='http://www.w3.org/2000/svg' height='5' width='10'
        ><s:text  x='1'>a &amp; &#98;&lt;<![CDATA[<c>]]></s:text><s:g></s:g></s:svg>`)
    expect(first.markup).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="5" viewBox="0 0 10 5"><text x="1">a &amp; b&lt;&lt;c&gt;</text><g/></svg>',
    )
    expect(check(first.markup)).toEqual(first)
  })

  test.each([
    [
      'V11: an image over http',
      '<image href="http://evil.test/a.png" width="1"/>',
      '<image width="1"/>',
    ],
    ['V11: an image of a file', '<image xlink:href="file:///etc/passwd"/>', '<image/>'],
    ['V11: an image by a relative path', '<image href="../a.png"/>', '<image/>'],
    ['V11: use of another document', '<use xlink:href="http://evil.test/a.svg#x"/>', '<use/>'],
    ['V11: use of a data: document', '<use href="data:image/svg+xml,%3Csvg/%3E#x"/>', '<use/>'],
    [
      'V11: feImage over http',
      '<filter><feImage href="//evil.test/a.png"/></filter>',
      '<filter><feImage/></filter>',
    ],
    ['V11: xml:base', '<g xml:base="http://evil.test/"/>', '<g/>'],
    [
      'V12: @import',
      '<style>@import url(http://evil.test/a.css); a{fill:red}</style>',
      '<style>a{fill:red}</style>',
    ],
    ['V12: @import as a string', '<style>@import "http://evil.test/a.css";</style>', '<style/>'],
    [
      'V12: a font to load',
      '<style>@font-face{font-family:x;src:url(http://evil.test/f.woff)}</style>',
      '<style/>',
    ],
    [
      'V12: url() in a rule',
      '<style>a{fill:url(http://evil.test/#p);stroke:red}</style>',
      '<style>a{stroke:red}</style>',
    ],
    [
      'V12: url() in a style attribute',
      '<g style="fill:url( \'http://evil.test/#p\' );stroke:red"/>',
      '<g style="stroke:red"/>',
    ],
    ['V12: url() in an attribute', '<g fill="url(http://evil.test/#p)"/>', '<g/>'],
    ['V12: URL() in capitals', '<g fill="URL(//evil.test/#p)"/>', '<g/>'],
    ['V12: an escaped url()', '<g style="fill:u\\72l(http://evil.test/#p)"/>', '<g/>'],
    ['V12: a comment that hides url()', '<g style="fill:/**/url(http://evil.test/#p)"/>', '<g/>'],
    [
      'V12: a second url() behind a good one',
      '<g filter="url(#a) url(http://evil.test/#p)"/>',
      '<g/>',
    ],
    ['V12: image-set()', '<g style="mask:image-set(\'http://evil.test/a.png\' 1x)"/>', '<g/>'],
    [
      'V12: an attribute selector, by which a sheet spies',
      '<style>a[href^="x"]{fill:red}</style>',
      '<style/>',
    ],
    ['V13: a script', '<script>alert(1)</script><g/>', '<g/>'],
    [
      'V13: a script under another prefix',
      '<s:script xmlns:s="http://www.w3.org/2000/svg">x</s:script>',
      '',
    ],
    ['V13: event handlers', '<g onload="alert(1)" ONCLICK="alert(2)"/>', '<g/>'],
    [
      'V13: a foreign object and all inside',
      '<foreignObject><body><g/></body></foreignObject>',
      '',
    ],
    ['V13: a script link', '<a href="javascript:alert(1)"><g/></a>', '<a><g/></a>'],
    [
      'V13: animation',
      '<g><set attributeName="href" to="x"/><animate attributeName="x"/><animateTransform/></g>',
      '<g/>',
    ],
    [
      'foreign elements and attributes',
      '<i:x xmlns:i="urn:i"><g/></i:x><g xmlns:i="urn:i" i:y="1" undeclared:z="2" data-name="n"/>',
      '<g/>',
    ],
    ['metadata and comments', '<metadata>x</metadata><!-- x --><desc>y</desc>', ''],
    ['text where none is drawn', '<g>loose</g>', '<g/>'],
    [
      'CSS filter functions, which have no limit',
      '<g style="filter:blur(9999px)" filter="drop-shadow(0 0 9999px)"/>',
      '<g/>',
    ],
  ])('%s is left out', (_why, source, expected) => {
    expect(leftOf(source)).toBe(expected)
  })

  test('V12: an xml-stylesheet is left out', () => {
    const { markup } = check('<?xml-stylesheet href="http://evil.test/a.css"?><svg/>')
    expect(markup).not.toContain('evil')
  })

  test('local references stay', () => {
    const source = '<g style="fill:url(&quot;#a&quot;)"/><g clip-path="url(#b)"/><use href="#c"/>'
    expect(leftOf(source)).toBe(source)
    expect(leftOf('<use xlink:href="#c"/>')).toBe('<use href="#c"/>')
  })

  test('V14: a data: image is checked and written anew by what it is', async () => {
    const png = await picture(2, 2).png().toBuffer()
    const source = `<image href="${dataUrl(png, 'text/html')}"/>`
    expect(leftOf(source)).toBe(`<image href="${dataUrl(png)}"/>`)
    expect(leftOf('<image href="data:text/html,hello"/>')).toBe('<image/>')
  })

  test.each([
    ['a pixel bomb', dataUrl(pngWith({ width: 30_000, height: 30_000 })), 'too_many_pixels'],
    ['an SVG', dataUrl(Buffer.from(svg(''))), 'svg_forbidden_element'],
    ['a damaged PNG', dataUrl(pngWith({ width: 1, height: 1 }).subarray(0, 20)), 'source_corrupt'],
  ])('V14: an image of %s is refused', (_why, href, code) => {
    expect(() => check(svg(`<image href="${href}"/>`))).toThrow(withCode(code))
  })

  test('V14: many images of many pixels are refused together', () => {
    const image = `<image href="${dataUrl(pngWith({ width: 5_000, height: 5_000 }))}"/>`
    expect(check(svg(image.repeat(2))).width).toBe(10)
    expect(() => check(svg(image.repeat(3)))).toThrow(withCode('too_many_pixels'))
  })
})
