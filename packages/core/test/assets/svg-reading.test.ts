import { describe, expect, test } from 'vitest'
import { check } from './svg-files.ts'

const withCode = (code: string) => expect.objectContaining({ code })

describe('checkSvg, natural size', () => {
  test.each([
    ['width and height', 'width="20" height="10"', 20, 10, '0 0 20 10'],
    ['units', 'width="1in" height="72pt"', 96, 96, '0 0 96 96'],
    ['viewBox alone', 'viewBox="5 5 40 20"', 40, 20, '5 5 40 20'],
    ['a width and the ratio of viewBox', 'width="80" viewBox="0 0 40 20"', 80, 40, '0 0 40 20'],
    ['a height and the ratio of viewBox', 'height="10" viewBox="0,0,40,20"', 20, 10, '0 0 40 20'],
    [
      'V15: percentages count as none',
      'width="100%" height="100%" viewBox="0 0 40 20"',
      40,
      20,
      '0 0 40 20',
    ],
    ['V15: nothing', '', 300, 150, '0 0 300 150'],
    ['V15: negative', 'width="-5" height="-5"', 300, 150, '0 0 300 150'],
    ['V15: no number', 'width="NaN" height="wide"', 300, 150, '0 0 300 150'],
    ['V15: no viewBox that is one', 'width="4" height="2" viewBox="0 0 0 -1"', 4, 2, '0 0 4 2'],
  ])('%s', (_why, attributes, width, height, viewBox) => {
    const checked = check(`<svg ${attributes}/>`)
    expect(checked).toMatchObject({ width, height })
    expect(checked.markup).toContain(`width="${width}" height="${height}" viewBox="${viewBox}"`)
  })

  test.each([
    ['V15: a width of 100,000', 'width="100000" height="1"'],
    ['V15: an infinite width', 'width="1e999" viewBox="0 0 1e999 1"'],
    ['V15: a viewBox of 1e30', 'viewBox="0 0 1e30 1e30"'],
    ['more pixels than an image may have', 'width="10000" height="10000"'],
  ])('%s has too many pixels', (_why, attributes) => {
    expect(() => check(`<svg ${attributes}/>`)).toThrow(withCode('too_many_pixels'))
  })

  test('CSS cannot set another size', () => {
    const { markup } = check(
      '<svg width="4" height="2" style="width:9999px;fill:red"><style>svg{height:9999px}</style></svg>',
    )
    expect(markup).not.toContain('9999')
    expect(markup).toContain('fill:red')
  })
})

describe('checkSvg, encoding', () => {
  test.each([
    ['V18: UTF-16 with a mark', Buffer.from('\ufeff<svg/>', 'utf16le')],
    ['V18: UTF-7 declared', Buffer.from('<?xml version="1.0" encoding="UTF-7"?><svg/>')],
    ['V18: Latin-1 declared', Buffer.from("<?xml version='1.0' encoding='ISO-8859-1'?><svg/>")],
    ['V18: a NUL byte', Buffer.from('<svg>\0</svg>')],
    ['V18: a NUL character by reference', Buffer.from('<svg><text>&#0;</text></svg>')],
    [
      'V18: bytes that are not UTF-8',
      Buffer.concat([Buffer.from('<svg>'), Buffer.of(0xc3, 0x28), Buffer.from('</svg>')]),
    ],
    ['V18: an overlong "<"', Buffer.concat([Buffer.of(0xc0, 0xbc), Buffer.from('svg/>')])],
    ['V18: a surrogate by reference', Buffer.from('<svg><text>&#xD800;</text></svg>')],
  ])('%s is damaged', (_why, bytes) => {
    expect(() => check(bytes)).toThrow(withCode('source_corrupt'))
  })

  test.each([
    ['a byte-order mark', '\ufeff<svg/>'],
    ['UTF-8 declared', '<?xml version="1.0" encoding="utf-8"?><svg/>'],
    ['ASCII declared', '<?xml version="1.0" encoding="US-ASCII"?><svg/>'],
    ['characters of all planes', '<svg><text>é 漢 😀</text></svg>'],
  ])('%s is fine', (_why, text) => {
    expect(check(Buffer.from(text)).markup).toMatch(/^<svg /)
    expect(check(text)).toEqual(check(Buffer.from(text)))
  })
})

describe('checkSvg, form', () => {
  test.each([
    ['nothing', ''],
    ['text', 'hello'],
    ['another root', '<html/>'],
    ['a root of another namespace', '<svg xmlns="urn:other"/>'],
    ['two roots', '<svg/><svg/>'],
    ['text behind the root', '<svg/>tail'],
    ['an element that is not closed', '<svg><g></svg>'],
    ['a root that is not closed', '<svg>'],
    ['an end without a start', '<svg/></svg>'],
    ['a tag that does not end', '<svg width="1"'],
    ['an attribute without quotes', '<svg width=1/>'],
    ['an attribute twice', '<svg width="1" width="2"/>'],
    ['attributes without space between', '<svg width="1"height="2"/>'],
    ['a "<" in an attribute', '<svg id="<"/>'],
    ['an unknown entity', '<svg><text>&nbsp;</text></svg>'],
    ['a bare "&"', '<svg><text>a & b</text></svg>'],
    ['a comment that does not end', '<svg><!-- </svg>'],
    ['a "<" that begins nothing', '<svg>< g/></svg>'],
  ])('%s is damaged', (_why, text) => {
    expect(() => check(text)).toThrow(withCode('source_corrupt'))
  })
})
