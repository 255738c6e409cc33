import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recolorSvg } from '../../src/assets/svg/recolor-svg.ts'
import { XmlScanner } from '../../src/assets/svg/xml-scanner.ts'
import { COLOR_NAMES } from '../../src/foundation/color-names.ts'
import { parseColor } from '../../src/foundation/parse-color.ts'
import type { Rgba } from '../../src/foundation/rgba.ts'
import type { ResolvedRecoloring } from '../../src/overrides/resolved-effects.ts'
import { check, dataUrl, svg } from './svg-files.ts'

function rgba(text: string): Rgba {
  const color = parseColor(text)
  if (color === undefined) throw new Error(`${text} is no colour.`)
  return color
}

function changing(colors: Readonly<Record<string, string>>, fill?: string): ResolvedRecoloring {
  const changes = Object.entries(colors).map(([from, to]) => ({ from: rgba(from), to: rgba(to) }))
  return { changes, fill: fill === undefined ? undefined : rgba(fill) }
}

/** What is left of some elements, with the attributes of the root that are about colours. */
function recolored(content: string, recoloring: ResolvedRecoloring): string {
  const [, root = '', inside] =
    /^<svg(?: (?!fill|color)[\w]+="[^"]*")*([^>]*)>(.*)<\/svg>$/s.exec(
      recolorSvg(check(svg(content)).markup, recoloring),
    ) ?? []
  return `${root.trim()}|${inside}`
}

const WHITE_TO_RED = changing({ '#fff': '#f00' })

describe('colors, by value', () => {
  test.each([
    ['#fff'],
    ['#FFFFFF'],
    ['white'],
    ['White'],
    ['rgb(255,255,255)'],
    ['rgb(100%, 100%, 100%)'],
    ['rgb(255 255 255 / 1)'],
    ['hsl(0, 0%, 100%)'],
    [' white '],
    ['#ffffffff'],
  ])('%s is white', (spelling) => {
    expect(recolored(`<g fill="${spelling}"/>`, WHITE_TO_RED)).toBe('|<g fill="#ff0000"/>')
  })

  test('every name is found by its digits', () => {
    for (const [name, digits] of COLOR_NAMES) {
      const { markup } = check(svg(`<g stroke="${name}"/>`))
      const recoloring = changing({ [`#${digits}`]: '#010203' })
      expect(recolorSvg(markup, recoloring)).toContain('stroke="#010203"')
    }
  })

  test.each([
    ['no paint', '<g fill="none" stroke="none"/>'],
    ['another colour', '<g fill="#fffffe"/>'],
    ['another alpha', '<g fill="rgba(255,255,255,.5)"/>'],
    ['what names no colour', '<g fill="currentColor" stroke="inherit" color="inherit"/>'],
    ['a reference', '<g fill="url(#white)"/>'],
    ['ids and classes', '<g id="white" class="white"/>'],
    ['words', '<text>white #fff fill="white"</text>'],
    ['a notation that is not read', '<g fill="lab(100% 0 0)"/>'],
    ['other properties', '<g style="mix-blend-mode:white"/>'],
  ])('%s stays', (_why, content) => {
    const { markup } = check(svg(content))
    expect(recolorSvg(markup, WHITE_TO_RED)).toBe(markup)
  })

  test.each([
    ['fill', '<g fill="#fff"/>', '<g fill="#ff0000"/>'],
    ['stroke', '<g stroke="#fff"/>', '<g stroke="#ff0000"/>'],
    ['color', '<g color="#fff"/>', '<g color="#ff0000"/>'],
    ['stop-color', '<stop stop-color="#fff"/>', '<stop stop-color="#ff0000"/>'],
    ['flood-color', '<feFlood flood-color="#fff"/>', '<feFlood flood-color="#ff0000"/>'],
    [
      'lighting-color',
      '<feDiffuseLighting lighting-color="#fff"/>',
      '<feDiffuseLighting lighting-color="#ff0000"/>',
    ],
    [
      'a style',
      '<g style="fill: WHITE; stroke:#fff !important"/>',
      '<g style="fill:#ff0000;stroke:#ff0000 !important"/>',
    ],
    [
      'a style sheet',
      '<style>.a, g > rect { fill: white; opacity: .5 }</style>',
      '<style>.a,g &gt; rect{fill:#ff0000;opacity:.5}</style>',
    ],
    ['a stand-in', '<g fill="url(#a) white"/>', '<g fill="url(#a) #ff0000"/>'],
  ])('reach %s', (_why, content, expected) => {
    expect(recolored(content, WHITE_TO_RED)).toBe(`|${expected}`)
  })

  test('change places without one change meeting another', () => {
    const swap = changing({ '#fff': '#000', '#000': '#fff' })
    expect(recolored('<g fill="#fff"/><g fill="#000"/>', swap)).toMatch(
      /<g fill="#000000"\/><g fill="#ffffff"\/>$/,
    )
  })

  test.each([
    [
      'fill and currentColor',
      '<path d="M0 0"/>',
      'fill="#ff0000" color="#ff0000"|<path d="M0 0"/>',
    ],
    [
      'stops',
      '<linearGradient><stop offset="1"/></linearGradient>',
      'fill="#ff0000" color="#ff0000"|<linearGradient><stop offset="1" stop-color="#ff0000"/></linearGradient>',
    ],
  ])('black is meant where nothing is said: %s', (_why, content, expected) => {
    expect(recolored(content, changing({ black: 'red' }))).toBe(expected)
  })
})

describe('fill', () => {
  const TEAL = changing({}, 'rgb(0 128 128 / 50%)')
  const root = 'fill="rgba(0, 128, 128, 0.5)" color="rgba(0, 128, 128, 0.5)"'

  test.each([
    ['a colour', '<g fill="#123"/>', '<g fill="rgba(0, 128, 128, 0.5)"/>'],
    ['alpha is kept', '<g fill="#0000ff80"/>', '<g fill="rgba(0, 128, 128, 0.251)"/>'],
    ['nothing stays nothing', '<g fill="none"/>', '<g fill="none"/>'],
    ['what is clear stays clear', '<g fill="transparent"/>', '<g fill="rgba(0, 128, 128, 0)"/>'],
    ['an unread notation', '<g fill="lab(1 2 3)"/>', '<g fill="rgba(0, 128, 128, 0.5)"/>'],
    ['currentColor', '<g fill="currentColor"/>', '<g fill="currentColor"/>'],
    ['initial', '<g style="fill:initial"/>', '<g style="fill:rgba(0, 128, 128, 0.5)"/>'],
    ['no stroke', '<g style="stroke:initial"/>', '<g style="stroke:initial"/>'],
  ])('%s', (_why, content, expected) => {
    expect(recolored(content, TEAL)).toBe(`${root}|${expected}`)
  })

  test('leaves what colors names to colors', () => {
    const both = changing({ '#fff': '#ff0' }, '#111')
    expect(recolored('<g fill="#fff" stroke="#abc"/>', both)).toContain(
      '<g fill="#ffff00" stroke="#111111"/>',
    )
  })

  test('leaves pictures inside', async () => {
    const pixel = dataUrl(
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    )
    expect(recolored(`<image href="${pixel}"/>`, TEAL)).toContain(pixel)
  })
})

describe('masks', () => {
  test('keep their colours, which say how much is seen', () => {
    expect(recolored('<mask id="m"><rect fill="#fff"/></mask><g fill="#fff"/>', WHITE_TO_RED)).toBe(
      '|<mask fill="#000000" stroke="none" color="#000000" id="m"><rect fill="#fff"/></mask><g fill="#ff0000"/>',
    )
  })

  test('keep what they inherit', () => {
    const content = '<g style="fill:#fff" stroke="#00f"><mask><rect/></mask></g>'
    expect(recolored(content, WHITE_TO_RED)).toBe(
      '|<g style="fill:#ff0000" stroke="#00f"><mask fill="#fff" stroke="#00f" color="#000000"><rect/></mask></g>',
    )
  })

  test('keep what style sheets say', () => {
    const content = '<style>.a{fill:#fff;opacity:.5}.b{opacity:1}</style><mask/>'
    expect(recolored(content, WHITE_TO_RED)).toContain(
      '<style>.a{fill:#ff0000;opacity:.5}.b{opacity:1}mask .a{fill:#fff}</style>',
    )
  })
})

describe('safety', () => {
  const pieces = fc.constantFrom(
    ...['<g fill="#fff">', '</g>', '<style>', '.a{fill:white}', '</style>', '<mask>', '</mask>'],
    ...[
      '<script>alert(1)</script>',
      '<g onclick="a" fill="url(#a) white"/>',
      '<rect style="',
      '"/>',
    ],
    ...['fill:url(http://x/)', '&lt;', 'fill:white}<', '<text>', '</text>', '<image href="//x"/>'],
  )

  test('what is recoloured is as clean as before: to check it again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        let markup: string
        try {
          markup = check(svg(parts.join(''))).markup
        } catch {
          return
        }
        const result = recolorSvg(markup, changing({ '#fff': '#f00' }, '#00f'))
        expect(check(result).markup).toBe(result)
      }),
      { numRuns: 300 },
    )
  })

  test('only values of colour properties change', () => {
    const content =
      '<style>.a{fill:#fff}</style><g class="a" id="white" fill="#123"><text stroke="white">white</text></g>'
    const { markup } = check(svg(content))
    const [before, after] = [markup, recolorSvg(markup, changing({}, '#0f0'))].map((text) => {
      const scanner = new XmlScanner(text)
      const tokens: string[] = []
      for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
        if (token.type === 'open') tokens.push(token.name)
        else if (token.type === 'text' && !token.text.includes('{')) tokens.push(token.text)
      }
      return tokens
    })
    expect(after).toEqual(before)
  })
})
