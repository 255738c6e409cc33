import { afterAll, describe, expect, test } from 'vitest'
import { createPlaten } from '../../src/index.ts'
import type { TextProperties } from '../../src/model/layers/text.ts'

const platen = createPlaten({ network: false })
afterAll(() => platen.close())

const render = (text: string, properties: TextProperties) =>
  platen.render({
    canvas: { width: 120, height: 30 },
    layers: [{ kind: 'text', name: 'title', x: 0, y: 0, width: 120, text, ...properties }],
  })

/** Of private use: no font of ours has them. */
const MISSING = '\ue123\u{f0123}'

describe('a character that no font has', () => {
  test('is drawn as a sign, and reported, unless the layer says otherwise', async () => {
    const [plain, boxed] = await Promise.all([
      render(`a${MISSING}b`, {}),
      render(`a${MISSING}b`, { glyphPolicy: 'box' }),
    ])
    expect(boxed.bytes).toEqual(plain.bytes)
    expect(boxed.receipt.missing).toEqual(['U+E123', 'U+F0123'])
  })

  test('is dropped, and reported', async () => {
    const [without, dropped] = await Promise.all([
      render('ab', {}),
      render(`a${MISSING}b`, { glyphPolicy: 'drop' }),
    ])
    expect(dropped.bytes).toEqual(without.bytes)
    expect(dropped.receipt.missing).toEqual(['U+E123', 'U+F0123'])
  })

  test('takes no letter with it that carries it', async () => {
    const [without, dropped] = await Promise.all([
      render('ab', {}),
      render('a\u{1e2ae}b', { glyphPolicy: 'drop' }),
    ])
    expect(dropped.bytes).toEqual(without.bytes)
  })

  test('refuses the render, by its number and layer', async () => {
    await expect(render(`a${MISSING}b`, { glyphPolicy: 'error' })).rejects.toMatchObject({
      code: 'missing_glyphs',
      message: expect.stringMatching(/U\+E123, U\+F0123 of the text of layer "title"/),
    })
    await expect(render('ab', { glyphPolicy: 'error' })).resolves.toBeDefined()
  })
})
