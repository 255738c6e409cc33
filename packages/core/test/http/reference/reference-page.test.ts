import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findInterpreter } from '../samples/find-interpreter.ts'
import { openPage, type Page } from './open-page.ts'
import { type ServedReference, serveReference } from './serve-reference.ts'

const executable = ['chromium', 'chromium-browser', 'google-chrome']
  .map(findInterpreter)
  .find((path) => path !== undefined)

/** Deeper than any path of the page: its addresses must be relative. */
const MOUNT = '/tools/images'

let served: ServedReference
let origin: string
let key: string
let page: Page

/** Run where a browser is installed, and wherever it must be. */
const inBrowser = describe.skipIf(executable === undefined && process.env['CI'] !== 'true')

beforeAll(async () => {
  served = await serveReference(MOUNT)
  ;({ origin, key } = served)
})
afterAll(() => served.close())

async function open(screen: { width?: number; scheme?: 'light' | 'dark' } = {}): Promise<void> {
  await page.emulate({ width: 1280, height: 800, scheme: 'light', ...screen })
  // The same address again would only be scrolled to.
  await page.goTo('about:blank')
  await page.goTo(`${origin}${MOUNT}/api/v1/docs`)
  await page.until('document.documentElement.dataset.theme')
}

/** Fills a form of the page and sends it, and gives the status that it then shows. */
async function send(operationId: string, body?: object): Promise<number> {
  const form = `document.querySelector('#${operationId} form')`
  await page.evaluate(`document.querySelector('#${operationId} .try').open = true`)
  if (body !== undefined) {
    const text = JSON.stringify(JSON.stringify(body))
    await page.evaluate(`${form}.querySelector('[data-in=body]').value = ${text}`)
  }
  await page.evaluate(`${form}.querySelector('.send').click()`)
  await page.until(`!${form}.querySelector('.result').hidden`)
  return Number(await page.evaluate(`${form}.querySelector('.result .status').textContent`))
}

inBrowser('the reference in a browser (not run where none is installed)', () => {
  beforeAll(async () => {
    page = await openPage(executable ?? 'chromium')
  }, 60_000)
  afterAll(() => page.close())

  test('Try it creates a template, renders it and shows the image, with the key of the box', async () => {
    await open()
    expect(await send('getWhoami')).toBe(401)
    await page.evaluate(`document.querySelector('#api-key').value = ${JSON.stringify(key)}`)
    expect(await send('createTemplate')).toBe(201)
    expect(await send('renderSync')).toBe(200)
    const image = `document.querySelector('#renderSync .result img')`
    await page.until(`${image}.complete`)
    expect(await page.evaluate(`[${image}.naturalWidth, ${image}.naturalHeight]`)).toEqual([
      1200, 630,
    ])
    expect(page.complaints).toEqual([])

    const stored = 'JSON.stringify([localStorage, sessionStorage, document.cookie, location.href])'
    expect(await page.evaluate(stored)).not.toContain(key)
    expect(await page.evaluate('document.documentElement.outerHTML')).not.toContain(key)
    expect(page.requests.join('\n')).not.toContain(key)
    const foreign = page.requests.filter(
      (url) => !url.startsWith(`${origin}${MOUNT}/api/v1/`) && !/^(?:data|blob|about):/.test(url),
    )
    expect(foreign).toEqual([])
  }, 60_000)

  test('samples name this origin, and one language is chosen for all of them', async () => {
    await open()
    const shown = (operationId: string) =>
      page.evaluate<string>(
        `[...document.querySelectorAll('#${operationId} .sample')].filter((one) => one.offsetHeight > 0).map((one) => one.querySelector('code').textContent).join('|')`,
      )
    expect(await shown('listApiKeys')).toContain(`curl --request GET`)
    expect(await shown('listApiKeys')).toContain(`${origin}${MOUNT}/api/v1/api-keys?`)
    await page.evaluate(`
      const tab = document.querySelector('#listApiKeys [data-choose=shell]')
      tab.focus()
      for (let step = 0; step < 4; step += 1) {
        document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))
      }`)
    expect(await shown('listApiKeys')).toMatch(/^import requests/)
    expect(await shown('createApiKey')).toMatch(/^import requests/)
  }, 60_000)

  test('the filter leaves what has all of its words', async () => {
    await open()
    await page.evaluate(`
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }))
      document.activeElement.value = 'KEY revoke'
      document.activeElement.dispatchEvent(new Event('input'))`)
    const visible = `[...document.querySelectorAll('nav li')].filter((one) => one.offsetHeight > 0).map((one) => one.querySelector('a').hash)`
    expect(await page.evaluate(visible)).toEqual(
      expect.arrayContaining(['#revokeApiKey', '#revokeSigningKey']),
    )
    expect(await page.evaluate(`${visible}.includes('#listTemplates')`)).toBe(false)
  }, 60_000)

  test.each([360, 800, 1280, 1600])(
    'at %i px nothing has to be scrolled sideways',
    async (width) => {
      await open({ width })
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    },
    60_000,
  )

  test('texts can be read in both themes: 4.5 to 1 or more, WCAG 2.2 SC 1.4.3', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      await open({ scheme })
      const contrasts = await page.evaluate<readonly (readonly [string, number])[]>(CONTRASTS)
      expect(contrasts.length).toBeGreaterThan(12)
      expect(contrasts.filter(([, contrast]) => contrast < 4.5)).toEqual([])
    }
  }, 60_000)
})

/** Pairs of text and ground, with their contrast as WCAG defines it. */
const CONTRASTS = `(() => {
  const style = getComputedStyle(document.documentElement)
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const luminance = (name) => {
    canvas.fillStyle = style.getPropertyValue(name)
    canvas.fillRect(0, 0, 1, 1)
    const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((level) => {
      const share = level / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const pairs = [
    ...['text', 'quiet', 'accent', 'delete'].flatMap((text) => [[text, 'ground']]),
    ['text', 'raised'], ['quiet', 'raised'], ['accent', 'accent-ground'], ['ground', 'accent'],
    ...['get', 'post', 'put', 'patch', 'delete'].map((name) => [name, name + '-ground']),
    ...['text', 'quiet', 'string', 'number', 'keyword', 'name'].map((name) => ['code-' + name, 'code-ground']),
  ]
  return pairs.map(([text, ground]) => {
    const [low, high] = [luminance('--' + text), luminance('--' + ground)].sort((a, b) => a - b)
    return [text + ' on ' + ground, (high + 0.05) / (low + 0.05)]
  })
})()`
