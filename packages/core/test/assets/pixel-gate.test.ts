import { describe, expect, test } from 'vitest'
import { createPixelGate } from '../../src/assets/focus/pixel-gate.ts'

/** Tasks that run until they are told to end, and the pixels that are held meanwhile. */
function openGate(budget: number) {
  const gate = createPixelGate(budget)
  const begun: string[] = []
  let held = 0
  let most = 0
  const start = (name: string, pixels: number) => {
    let end = () => {}
    const ended = gate.run(pixels, async () => {
      begun.push(name)
      held += pixels
      most = Math.max(most, held)
      await new Promise<void>((resolve) => {
        end = resolve
      })
      held -= pixels
      return name
    })
    return { end: () => end(), ended }
  }
  return { gate, begun, start, most: () => most }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('createPixelGate', () => {
  test('runs side by side what fits, and the others in their order', async () => {
    const { begun, start, most } = openGate(10)
    const [a, b, c, d] = [start('a', 6), start('b', 4), start('c', 8), start('d', 1)]
    await turn()
    expect(begun, 'd waits behind c, which would wait for ever else').toEqual(['a', 'b'])
    a.end()
    await turn()
    expect(begun).toEqual(['a', 'b'])
    b.end()
    await turn()
    expect(begun).toEqual(['a', 'b', 'c', 'd'])
    c.end()
    d.end()
    expect(await Promise.all([a, b, c, d].map(({ ended }) => ended))).toEqual(['a', 'b', 'c', 'd'])
    expect(most()).toBe(10)
  })

  test('what is larger than the budget runs alone', async () => {
    const { begun, start } = openGate(10)
    const [huge, small] = [start('huge', 50), start('small', 1)]
    await turn()
    expect(begun).toEqual(['huge'])
    huge.end()
    await turn()
    small.end()
    await Promise.all([huge.ended, small.ended])
  })

  test('a task that fails gives its pixels back', async () => {
    const { gate } = openGate(1)
    const fail = () => Promise.reject(new Error('no picture'))
    await expect(gate.run(1, fail)).rejects.toThrow('no picture')
    expect(await gate.run(1, async () => 'done')).toBe('done')
  })
})
