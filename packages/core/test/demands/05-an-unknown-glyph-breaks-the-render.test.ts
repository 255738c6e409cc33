import { afterAll, describe, expect, test } from 'vitest'
import { createPlaten } from '../../src/index.ts'
import { findInk } from './ink.ts'

const platen = createPlaten({ network: false })
afterAll(() => platen.close())

const draw = async (text: string, style: object = {}) => {
  const { bytes, receipt } = await platen.render({
    canvas: { width: 300, height: 40, background: '#fff' },
    layers: [
      {
        kind: 'text',
        name: 'title',
        x: 0,
        y: 0,
        width: 300,
        fontSize: 20,
        ...style,
        spans: [{ text }, { text: ' after', fill: '#f00' }],
      },
    ],
  })
  return { receipt, bytes, after: await findInk(bytes, [255, 0, 0]) }
}

const UNKNOWN = [
  ['a private character', 'a\ue123b', ['U+E123']],
  ['an unassigned character', 'a\u{378}b', ['U+0378']],
  ['half a surrogate pair', 'a\ud83db', ['U+FFFD']],
] as const

describe('an unknown character is no reason to stop', () => {
  test.each(UNKNOWN)('%s is drawn as a box, and what follows it stays', async (_why, text) => {
    const { after } = await draw(text)
    const { after: alone } = await draw('ab')
    expect(after.amount).toBeGreaterThan(alone.amount * 0.8)
    expect(after.left).toBeGreaterThanOrEqual(alone.left)
  })

  test.each(UNKNOWN.slice(0, 2))('%s is listed by its code point', async (_why, text, missing) => {
    const { receipt } = await draw(text)
    expect(receipt.missing).toEqual(missing)
    expect(receipt.warnings.join()).toContain(missing[0])
  })
})

test('it can be left out, and then takes no room', async () => {
  const [dropped, without] = [await draw('a\ue123b', { glyphPolicy: 'drop' }), await draw('ab')]
  expect(dropped.after).toEqual(without.after)
  expect(dropped.receipt.missing).toEqual(['U+E123'])
})

test('it can be refused, with its name', async () => {
  await expect(draw('a\ue123b', { glyphPolicy: 'error' })).rejects.toThrow(/U\+E123/)
})

test('an emoji of several characters counts as one, and the next word is not swallowed', async () => {
  const { after, receipt } = await draw('family 👩‍👩‍👧‍👦 party')
  const { after: alone } = await draw('ab')
  expect(after.amount).toBeGreaterThan(alone.amount * 0.8)
  expect(after.left).toBeGreaterThan(alone.left)
  expect(receipt.layers).toHaveLength(1)
})
