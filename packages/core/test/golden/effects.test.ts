import { readFile } from 'node:fs/promises'
import { useGoldens } from '@platen/testkit/golden'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { useSceneDrawer } from './draw-scene.ts'
import { COMPARED, DRAWN } from './effect-scenes.ts'

const goldens = useGoldens(import.meta.url)
const drawScene = useSceneDrawer()

const pixelsOf = async (png: Uint8Array): Promise<Uint8Array> =>
  sharp(png).removeAlpha().raw().toBuffer()

describe('paint effects', () => {
  test.each([...COMPARED, ...DRAWN])('%s: %s', async (name, _rule, scene) => {
    await goldens.match(name, await drawScene(scene))
  })

  test.each(COMPARED)(
    '%s is what Chromium draws, off by less than a level in the mean',
    async (name, _rule, scene) => {
      const recorded = new URL(`../oracle/${name}.png`, import.meta.url)
      const ours = await pixelsOf(await drawScene(scene))
      const theirs = await pixelsOf(await readFile(recorded))
      expect(theirs).toHaveLength(ours.length)
      const sum = ours.reduce((total, level, at) => total + Math.abs(level - (theirs[at] ?? 0)), 0)
      expect(sum / ours.length).toBeLessThan(1)
    },
  )
})
