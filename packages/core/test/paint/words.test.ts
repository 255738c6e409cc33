import { describe, expect, test } from 'vitest'
import { containerBox, listOf, shapeBox, textBox } from './sample-boxes.ts'

const BOX = { x: 10, y: 20, width: 100, height: 50 }
const LINK = 'https://example.com/'

describe('what is said of a layer', () => {
  test('stands with each of its commands, and decides no pixel', () => {
    const said = listOf([shapeBox(BOX, { link: LINK, alt: 'A box' })]).commands
    const silent = listOf([shapeBox(BOX)]).commands
    expect(said).toMatchObject([{ kind: 'fill', link: LINK, alt: 'A box' }])
    expect(said.map(({ digest }) => digest)).toEqual(silent.map(({ digest }) => digest))
  })

  test('holds for what a container holds, unless that has words of its own', () => {
    const inner = [textBox(BOX, 'Words'), shapeBox(BOX, { link: 'https://other.example/' })]
    const { commands } = listOf([containerBox(BOX, inner, { link: LINK, alt: 'Card' })])
    expect(commands.map(({ kind, link, alt }) => [kind, link, alt])).toEqual([
      ['glyphs', LINK, 'Card'],
      ['fill', 'https://other.example/', 'Card'],
    ])
  })

  test('is not said of clips and groups, which draw nothing themselves', () => {
    const inner = [shapeBox(BOX), shapeBox(BOX)]
    const { commands } = listOf([containerBox(BOX, inner, { link: LINK, opacity: 0.5 })])
    expect(commands.map(({ kind, link }) => [kind, link])).toEqual([
      ['push-group', undefined],
      ['fill', LINK],
      ['fill', LINK],
      ['pop', undefined],
    ])
  })
})
