import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Scene, useSceneDrawer } from '../../golden/draw-scene.ts'
import { COMPARED, DRAWN, PICTURE } from '../../golden/effect-scenes.ts'
import { drawInChromium, HAS_CHROMIUM } from './draw-in-chromium.ts'

const drawScene = useSceneDrawer()

/** An opaque one: of a picture with alpha, SVG's blur fades towards its edge, as decided. */
const RASTER = await sharp(Buffer.from(decodeURIComponent(PICTURE.slice(PICTURE.indexOf(',') + 1))))
  .removeAlpha()
  .png()
  .toBuffer()
const RASTER_URL = `data:image/png;base64,${RASTER.toString('base64')}`

function withOpaquePictures(scene: Scene): Scene {
  return JSON.parse(JSON.stringify(scene).replaceAll(JSON.stringify(PICTURE), `"${RASTER_URL}"`))
}

const SCENES = [
  ...COMPARED,
  ...DRAWN.map(([name, rule, scene]) => {
    const isBlurred = name === 'effect-blurred-pictures'
    return [name, rule, isBlurred ? withOpaquePictures(scene) : scene] as const
  }),
]

/** Levels of 255, in the mean. */
const MOST_MEAN = 1
/** Share of the px that may be off by more than 32 levels: edges, which two rasterisers smooth otherwise. */
const MOST_OFF = 0.01

describe.skipIf(!HAS_CHROMIUM)('effects in SVG (not run where Chromium is not installed)', () => {
  let theirs: readonly Uint8Array[] = []
  beforeAll(async () => {
    const pictures = await Promise.all(
      SCENES.map(async ([, , scene]) => {
        const bytes = await drawScene({ ...scene, options: { format: 'svg' } })
        return {
          svg: Buffer.from(bytes).toString('utf8'),
          width: scene.width,
          height: scene.height,
        }
      }),
    )
    theirs = await drawInChromium(pictures)
  }, 120_000)

  test.each(SCENES)('%s: a browser draws the SVG as the PNG is', async (name, _rule, scene) => {
    const png = await sharp(await drawScene(scene))
      .removeAlpha()
      .raw()
      .toBuffer()
    const drawn = theirs[SCENES.findIndex(([other]) => other === name)] ?? new Uint8Array()
    expect(drawn).toHaveLength(png.length)
    let sum = 0
    let off = 0
    for (let at = 0; at < png.length; at += 3) {
      let worst = 0
      for (let channel = at; channel < at + 3; channel++) {
        const difference = Math.abs((png[channel] ?? 0) - (drawn[channel] ?? 0))
        sum += difference
        worst = Math.max(worst, difference)
      }
      if (worst > 32) off++
    }
    const found = { mean: sum / png.length, off: (3 * off) / png.length }
    expect({ ...found, fits: found.mean <= MOST_MEAN && found.off <= MOST_OFF }).toMatchObject({
      fits: true,
    })
  })
})
