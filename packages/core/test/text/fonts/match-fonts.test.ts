import { describe, expect, test } from 'vitest'
import { matchFonts } from '../../../src/text/fonts/match-fonts.ts'
import type { MatchDescriptors, RegisteredFont } from '../../../src/text/fonts/registered-font.ts'

type Face = readonly [
  weight: number | readonly [number, number],
  style: 'normal' | 'italic',
  stretch?: number,
]

function describeFace([weight, style, stretch = 100]: Face): MatchDescriptors {
  return {
    weight: typeof weight === 'number' ? [weight, weight] : weight,
    style,
    stretch: [stretch, stretch],
  }
}

function match(faces: readonly Face[], wanted: readonly [number, 'normal' | 'italic', number?]) {
  const fonts: RegisteredFont[] = faces.map(() => ({
    family: 'Test',
    ranges: undefined,
    descriptors: () => Promise.reject(new Error('Matching reads no file.')),
    open: () => Promise.reject(new Error('Matching opens no file.')),
    opened: () => undefined,
  }))
  const candidates = fonts.map((font, index) => ({
    font,
    descriptors: describeFace(faces[index] ?? [400, 'normal']),
  }))
  const [weight, style, stretch = 100] = wanted
  const best = matchFonts(candidates, { weight, style, stretch, variations: new Map() })
  return best.map((font) => fonts.indexOf(font))
}

describe('matchFonts', () => {
  test.each([
    ['the weight itself', [300, 400, 700], 400, 1],
    ['400 takes 500 before 300', [300, 500, 700], 400, 1],
    ['400 takes 300 before 600', [300, 600], 400, 0],
    ['500 takes 400 before 600', [400, 600], 500, 0],
    ['450 takes 500 before 400', [400, 500], 450, 1],
    ['300 takes a lighter one first', [100, 400], 300, 0],
    ['600 takes a bolder one first', [500, 900], 600, 1],
    ['900 takes the boldest there is', [100, 400, 600], 900, 2],
  ])('%s', (_why, weights, wanted, index) => {
    const faces = weights.map((weight): Face => [weight, 'normal'])
    expect(match(faces, [wanted, 'normal'])).toEqual([index])
  })

  test.each<[string, Face[], [number, 'normal' | 'italic', number?], number[]]>([
    [
      'slant matters more than weight',
      [
        [400, 'italic'],
        [700, 'normal'],
      ],
      [700, 'italic'],
      [0],
    ],
    ['upright stands in for a missing italic', [[400, 'normal']], [400, 'italic'], [0]],
    [
      'width matters more than slant',
      [
        [400, 'italic', 75],
        [400, 'normal', 100],
      ],
      [400, 'italic', 100],
      [1],
    ],
    [
      'normal width takes a narrower one first',
      [
        [400, 'normal', 75],
        [400, 'normal', 125],
      ],
      [400, 'normal', 100],
      [0],
    ],
    [
      'a wide text takes a wider one first',
      [
        [400, 'normal', 100],
        [400, 'normal', 200],
      ],
      [400, 'normal', 125],
      [1],
    ],
    [
      'a variable range holds its weights',
      [
        [[100, 900], 'normal'],
        [400, 'normal'],
      ],
      [550, 'normal'],
      [0],
    ],
    [
      'slices of one face all match',
      [
        [400, 'normal'],
        [700, 'normal'],
        [400, 'normal'],
      ],
      [400, 'normal'],
      [0, 2],
    ],
    ['nothing matches nothing', [], [400, 'normal'], []],
  ])('%s', (_why, faces, wanted, indices) => {
    expect(match(faces, wanted)).toEqual(indices)
  })
})
