import { describe, expect, test } from 'vitest'
import { parseTemplate } from '../../src/model/parse-template.ts'
import { getLayer, resolveDocument } from './resolve-document.ts'

const TITLE = { kind: 'text', name: 'title', dynamic: true, text: 'Mug' } as const

describe('link and alt', () => {
  test.each<
    [
      why: string,
      fields: object,
      override: object,
      link?: string | undefined,
      alt?: string | undefined,
    ]
  >([
    ['neither is the rule', {}, {}, undefined, undefined],
    ['the template says', { link: 'https://a.example', alt: 'A' }, {}, 'https://a.example/', 'A'],
    [
      'references are texts of other layers',
      { link: 'https://a.example/?q={title}', alt: 'A {title}' },
      {},
      'https://a.example/?q=Mug',
      'A Mug',
    ],
    [
      'a link may be all reference',
      { link: '{title}' },
      { title: 'mailto:a@b.example' },
      'mailto:a@b.example',
    ],
    [
      'overrides are literal',
      { link: 'https://a.example' },
      { box: { link: 'https://b.example/{title}', alt: '{title}' } },
      'https://b.example/%7Btitle%7D',
      '{title}',
    ],
    [
      'an empty override asks for the chain, then the layer',
      { link: 'https://a.example', fallback: { link: ['https://{title}.example'], alt: ['B'] } },
      { box: { link: '', alt: null } },
      'https://mug.example/',
      'B',
    ],
    [
      'what is empty in the end is nothing',
      { alt: '{title}' },
      { title: { text: ' ' } },
      undefined,
      ' ',
    ],
  ])('%s', (_why, fields, override, link, alt) => {
    const box = { kind: 'shape', shape: 'rect', name: 'box', dynamic: true, ...fields } as const
    const resolved = resolveDocument([TITLE, box], override)
    expect(getLayer(resolved, 'shape', 'box')).toMatchObject({ link, alt })
  })

  test('a text may lead to what it says', () => {
    const layer = { ...TITLE, text: 'https://a.example', link: '{title}' } as const
    expect(getLayer(resolveDocument([layer]), 'text', 'title').link).toBe('https://a.example/')
  })

  test('an item of a repeater sees its own texts', () => {
    const item = {
      kind: 'container',
      children: [
        TITLE,
        { kind: 'shape', shape: 'rect', name: 'box', link: 'https://a.example/{title}' },
      ],
    } as const
    const resolved = resolveDocument([{ kind: 'repeater', name: 'shop', dynamic: true, item }], {
      shop: { items: [{ title: 'One' }, { title: 'Two' }] },
    })
    expect(getLayer(resolved, 'shape', 'shop.1.box').link).toBe('https://a.example/Two')
  })

  test.each([
    [{ link: 'javascript:alert(1)' }, '/layers/0/link'],
    [{ link: 'prices.html' }, '/layers/0/link'],
    [{ link: '{nobody}' }, '/layers/0/link'],
    [{ link: '' }, '/layers/0/link'],
    [{ alt: '{nobody}' }, '/layers/0/alt'],
    [{ fallback: { link: ['ftp://a.example'] } }, '/layers/0/fallback/link/0'],
  ])('%j is refused when the template is read', (fields, pointer) => {
    const layers = [{ kind: 'shape', shape: 'rect', ...fields }]
    const parse = () => parseTemplate({ canvas: { width: 9, height: 9 }, layers })
    expect(parse).toThrow(expect.objectContaining({ status: 400, pointer }))
  })

  test('a reference that leads nowhere is refused when it is drawn, by its layer', () => {
    const layer = { ...TITLE, link: '{title}' } as const
    expect(() => resolveDocument([layer], { title: 'javascript:alert(1)' })).toThrow(
      expect.objectContaining({
        code: 'invalid_value',
        pointer: '/title/link',
        message:
          '"link" of layer "title" is "javascript:alert(1)", but must be an address that starts with "https:", "http:" or "mailto:".',
      }),
    )
  })

  test('an override may not lead elsewhere either', () => {
    const layer = { kind: 'shape', shape: 'rect', name: 'box', dynamic: true } as const
    expect(() => resolveDocument([layer], { box: { link: 'file:///etc' } })).toThrow(/"link"/)
  })
})
