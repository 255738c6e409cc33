import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { svgOf } from '../sandbox/hostile-svg.ts'
import { kindOf } from './trial.ts'
import { tryFiles } from './try-files.ts'
import { type SoundFiles, writeSoundFiles } from './write-sound-files.ts'

let sound: SoundFiles
beforeAll(async () => {
  sound = await writeSoundFiles()
})
afterAll(() => sound.remove())

const fileOf = (name: string) => ({ path: join(sound.folder, name), kind: kindOf(name) })

test('damaged and hostile files get an answer, and leave nothing behind', async () => {
  const bad = {
    'empty.png': Buffer.alloc(0),
    'letters.png': Buffer.from('no picture at all'),
    'letters.woff2': Buffer.from('wOF2 and no font at all'),
    'filter.svg': svgOf('<filter id="a"><feGaussianBlur stdDeviation="9999"/></filter>'),
    'many.svg': svgOf('<g/>'.repeat(30_000)),
  }
  for (const [name, bytes] of Object.entries(bad)) await writeFile(join(sound.folder, name), bytes)
  const cut = await Promise.all(
    sound.files.map(async ({ path }) => {
      const bytes = await readFile(path)
      const name = path.replace('sound', 'cut')
      await writeFile(name, bytes.subarray(0, bytes.length / 2))
      return { path: name, kind: kindOf(name) }
    }),
  )
  const { faults, outcomes } = await tryFiles([...cut, ...Object.keys(bad).map(fileOf)], {
    warmUp: sound.files,
  })
  expect(faults).toEqual([])
  expect(outcomes).toEqual({
    font_corrupt: 2,
    source_corrupt: 4,
    source_empty: 1,
    source_not_image: 1,
    svg_filter_limit: 1,
    svg_too_complex: 1,
  })
})

test('a file that hangs, ends or swells the process is named', async () => {
  const files = ['hang.png', 'die.png', 'hold.png'].map(fileOf)
  const { faults, outcomes } = await tryFiles(files, {
    deadlineMs: 1,
    warmUp: [],
    entry: new URL('./processes/faulty-trial.mjs', import.meta.url),
  })
  expect(outcomes).toEqual({ late: 1, died: 1, drawn: 1 })
  expect(faults).toEqual([
    expect.stringMatching(/hang\.png: no answer within 2001 ms$/),
    expect.stringMatching(/die\.png: ended with 7$/),
    '50000000 bytes more are in use than before',
  ])
})
