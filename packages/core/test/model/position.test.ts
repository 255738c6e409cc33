import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePosition } from '../../src/model/position.ts'

describe('parsePosition', () => {
  test.each([
    ['two shares', '25% 80%', 0.25, 0.8],
    ['shares beyond the box', '-50% 150%', -0.5, 1.5],
    ['fractions', '33.5% 0%', 0.335, 0],
    ['one share: the other axis is centred', '25%', 0.25, 0.5],
    ['one horizontal word', 'right', 1, 0.5],
    ['one vertical word', 'bottom', 0.5, 1],
    ['the centre', 'center', 0.5, 0.5],
    ['words in order', 'left top', 0, 0],
    ['words out of order, as CSS allows', 'top left', 0, 0],
    ['a word that fits both axes behind a vertical one', 'top center', 0.5, 0],
    ['a word and a share', 'left 20%', 0, 0.2],
    ['a share and a word', '20% bottom', 0.2, 1],
    ['more white space than needed', ' left   top ', 0, 0],
  ])('reads %s: "%s"', (_why, text, x, y) => {
    expect(parsePosition(text)).toEqual({ x, y })
  })

  test.each([
    ['nothing', ''],
    ['px, which have no meaning for a share', '10px 20px'],
    ['a bare number', '10 20'],
    ['two horizontal words', 'left right'],
    ['two vertical words', 'top bottom'],
    ['a share where CSS wants the word first', '20% left'],
    ['a vertical word before a share', 'top 20%'],
    ['three values', 'left top 3%'],
    ['an unknown word', 'middle'],
    ['a name of the prototype', 'constructor'],
    ['a text that is too long', `left${' '.repeat(50)}top`],
  ])('refuses %s: "%s"', (_why, text) => {
    expect(parsePosition(text)).toBeUndefined()
  })

  test('gives finite shares for any text that it reads', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[-0-9.% a-z]{0,20}$/), (text) => {
        const { x, y } = parsePosition(text) ?? { x: 0, y: 0 }
        return Number.isFinite(x) && Number.isFinite(y)
      }),
    )
  })
})
