import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findInterpreter } from '../samples/find-interpreter.ts'
import { openPage, type Page } from './open-page.ts'
import { type ServedReference, serveReference } from './serve-reference.ts'

const executable = ['chromium', 'chromium-browser', 'google-chrome']
  .map(findInterpreter)
  .find((path) => path !== undefined)

/** Run where a browser is installed, and wherever it must be. */
const inBrowser = describe.skipIf(executable === undefined && process.env['CI'] !== 'true')

/** Wide enough for three columns, and high enough for a badge of every method in the first. */
const SCREEN = { width: 1600, height: 2600 } as const

/**
 * What has to be seen, by the names of its colours: no picture of a whole page is compared, since its
 * letters are those of the machine's fonts.
 */
const PARTS = [
  ['the name of the page', 'header', 'ground', 'text'],
  ...['get', 'post', 'put', 'patch', 'delete'].map((method) => [
    `a ${method.toUpperCase()} badge of the sidebar`,
    `nav .method.${method}`,
    `${method}-ground`,
    method,
  ]),
  ['where one is in the sidebar', 'nav a[aria-current]', 'accent-ground', 'accent'],
  ['the title of an operation', '#createApiKey h3', 'ground', 'text'],
  ['its method', '#createApiKey .endpoint .method', 'post-ground', 'post'],
  ['its parameters', '#createApiKey .about section', 'ground', 'text'],
  ['its request sample', '#createApiKey .samples pre', 'code-ground', 'code-text'],
  [
    'its response sample',
    '#createApiKey .panel section:last-child pre',
    'code-ground',
    'code-text',
  ],
  ['what stands in the empty key box', '#api-key', 'raised', 'quiet'],
] as const

/** Colours that both themes must have, as they are on paper. */
const GROUNDS = { light: [255, 255, 255], dark: [13, 18, 32] } as const

type Color = readonly [red: number, green: number, blue: number]

interface Part {
  readonly name: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly ground: Color
  readonly ink: Color
}

inBrowser('the reference on a screen (not run where no browser is installed)', () => {
  let served: ServedReference
  let page: Page
  beforeAll(async () => {
    served = await serveReference('')
    page = await openPage(executable ?? 'chromium')
  }, 60_000)
  afterAll(async () => {
    await page.close()
    await served.close()
  })

  async function shoot(scheme: 'light' | 'dark') {
    await page.emulate({ ...SCREEN, scheme })
    await page.goTo('about:blank')
    await page.goTo(`${served.origin}/api/v1/docs`)
    await page.until('document.documentElement.dataset.theme')
    await page.evaluate(`location.hash = 'createApiKey'`)
    await page.until(`document.querySelector('nav a[aria-current]')?.hash === '#createApiKey'`)
    const parts = await page.evaluate<readonly Part[]>(`(${findParts})(${JSON.stringify(PARTS)})`)
    const picture = sharp(await page.screenshot())
      .removeAlpha()
      .raw()
    const { data, info } = await picture.toBuffer({ resolveWithObject: true })
    expect([info.width, info.height]).toEqual([SCREEN.width, SCREEN.height])
    const pixel = (x: number, y: number): Color => {
      const at = 3 * (Math.round(y) * info.width + Math.round(x))
      return [data[at] ?? -1, data[at + 1] ?? -1, data[at + 2] ?? -1]
    }
    return { parts, pixel }
  }

  test.each(['light', 'dark'] as const)(
    'in the %s theme every part is in its place and on its ground, and its letters are seen',
    async (scheme) => {
      const { parts, pixel } = await shoot(scheme)
      expect(pixel(SCREEN.width / 2, 4)).toEqual(GROUNDS[scheme])
      expect(parts.map(({ name }) => name)).toEqual(PARTS.map(([name]) => name))
      expectInARow(parts, ['where one is in the sidebar', 'its parameters', 'its request sample'])
      for (const part of parts) {
        const { name, ground, ink } = part
        const seen = listPixels(part, pixel)
        const onGround = seen.filter((color) => distance(color, ground) === 0)
        const inInk = seen.filter((color) => distance(color, ink) < 48)
        expect(seen.length, name).toBeGreaterThan(300)
        expect(onGround.length / seen.length, `${name}: its ground`).toBeGreaterThan(0.25)
        expect(inInk.length, `${name}: its letters`).toBeGreaterThan(8)
      }
    },
    60_000,
  )
})

/** On a wide screen, sidebar, parameters and samples stand side by side. */
function expectInARow(parts: readonly Part[], names: readonly string[]): void {
  const edges = names.flatMap((wanted) => {
    const part = parts.find(({ name }) => name === wanted)
    return [part?.left ?? Number.NaN, part?.right ?? Number.NaN]
  })
  expect(edges).toEqual([...edges].sort((a, b) => a - b))
}

function listPixels(part: Part, pixel: (x: number, y: number) => Color): readonly Color[] {
  const colors: Color[] = []
  for (let y = Math.ceil(part.top); y < Math.min(part.bottom, SCREEN.height); y++) {
    for (let x = Math.ceil(part.left); x < part.right; x++) colors.push(pixel(x, y))
  }
  return colors
}

/** The greatest difference of a channel. */
const distance = (a: Color, b: Color) =>
  Math.max(...a.map((level, channel) => Math.abs(level - (b[channel] ?? 0))))

/** Runs in the page: where each part is, and which colours its names stand for. */
const findParts = `(wanted) => {
  const style = getComputedStyle(document.documentElement)
  const canvas = document.createElement('canvas').getContext('2d')
  const color = (name) => {
    canvas.fillStyle = style.getPropertyValue('--' + name)
    canvas.fillRect(0, 0, 1, 1)
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
  }
  const isOnScreen = ({ top, bottom, width }) => width > 0 && top >= 0 && bottom > 0 && top < innerHeight - 40
  return wanted.flatMap(([name, selector, ground, ink]) => {
    const boxes = [...document.querySelectorAll(selector)].map((part) => part.getBoundingClientRect())
    const box = boxes.find(isOnScreen)
    if (box === undefined) return []
    const { left, top, right, bottom } = box
    return [{ name, left, top, right, bottom, ground: color(ground), ink: color(ink) }]
  })
}`
