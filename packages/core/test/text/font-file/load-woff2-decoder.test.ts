import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { loadWoff2Decoder } from '../../../src/text/font-file/load-woff2-decoder.ts'

const require = createRequire(import.meta.url)
const folder = new URL('files/', `file://${require.resolve('@fontsource/inter/package.json')}`)
const files = readdirSync(folder)
  .filter((file) => file.endsWith('normal.woff2'))
  .slice(0, 8)
  .map((file) => readFileSync(new URL(file, folder)))

test('fonts that are unpacked at once come out as they do alone', async () => {
  const decode = await loadWoff2Decoder()
  const alone: Uint8Array[] = []
  for (const file of files) alone.push(await decode(file))
  const together = await Promise.all(files.map((file) => decode(file)))
  expect(files.length).toBe(8)
  for (const [index, sfnt] of together.entries()) {
    expect(Buffer.from(sfnt).equals(alone[index] ?? Buffer.alloc(0))).toBe(true)
  }
})

test('a font that cannot be unpacked leaves those beside it alone', async () => {
  const decode = await loadWoff2Decoder()
  const [file = Buffer.alloc(0)] = files
  const results = await Promise.allSettled([
    decode(file),
    decode(file.subarray(0, file.length / 2)),
    decode(file),
  ])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})
