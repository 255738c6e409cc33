import sharp from 'sharp'
import { expect, test } from 'vitest'
import { createContentBuilder } from '../../src/card/card-content.ts'
import { readPhoto } from '../../src/card/card-files.ts'
import { buildTexts } from '../../src/card/card-texts.ts'
import { stampJpeg } from '../../src/card/stamp-jpeg.ts'

test('no two renders share a title, so that no engine can reuse a result', () => {
  const titles = new Set(Array.from({ length: 500 }, (_, index) => buildTexts(index).title))
  expect(titles.size).toBe(500)
})

test('a stamped photo is another file with the same pixels', async () => {
  const photo = readPhoto()
  const [one, two] = [stampJpeg(photo, 1), stampJpeg(photo, 2)]
  expect(one.equals(two)).toBe(false)
  const pixels = await Promise.all([photo, two].map((jpeg) => sharp(jpeg).raw().toBuffer()))
  expect(pixels[0]?.equals(pixels[1] ?? Buffer.alloc(0))).toBe(true)
})

test('only the card with new photos brings files, and never one twice', () => {
  const build = createContentBuilder('new photos')
  expect(createContentBuilder('photo')(1).pictures).toBeUndefined()
  expect(build(1)).toEqual(build(1))
  expect(build(1).pictures).not.toEqual(build(2).pictures)
})
