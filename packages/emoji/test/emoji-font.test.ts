import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { emojiFont } from '../src/index.ts'

test('the font is one WOFF file with drawings by COLR, and none by SVG', () => {
  const file = readFileSync(emojiFont().path)
  const count = file.readUInt16BE(12)
  const tags = Array.from({ length: count }, (_, index) =>
    file.toString('latin1', 44 + 20 * index, 48 + 20 * index),
  )
  expect(file.toString('latin1', 0, 4)).toBe('wOFF')
  expect(file.readUInt32BE(8)).toBe(file.length)
  expect(tags).toContain('COLR')
  expect(tags).toContain('CPAL')
  expect(tags).not.toContain('SVG ')
  expect(file.length).toBeLessThan(3_000_000)
})
