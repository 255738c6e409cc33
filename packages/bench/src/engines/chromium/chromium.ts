import { CARD, type CardName } from '../../card/card.ts'
import type { CardContent } from '../../card/card-content.ts'
import { toDataUrl } from '../../card/to-data-url.ts'
import type { Engine } from '../engine.ts'
import { writeCardPage } from './card-page.ts'
import { type Browser, type Send, startBrowser } from './start-browser.ts'

/** As many pages as renders are asked for at once. */
const PAGES = 4

/**
 * Screenshots of pages that stay open: only what is new is changed in them, which is the quickest that a
 * browser can do.
 */
export async function createChromiumEngine(card: CardName, executable: string): Promise<Engine> {
  const browser = await startBrowser(executable)
  const markup = writeCardPage(card)
  const idle: Page[] = []
  const waiting: ((page: Page) => void)[] = []
  for (let n = 0; n < PAGES; n++) idle.push(await openPage(browser, markup))
  return {
    render: async (content, encoding) => {
      const page = idle.pop() ?? (await new Promise<Page>((resolve) => waiting.push(resolve)))
      try {
        await page.evaluate(writeUpdate(content))
        const { data } = await page.ask('Page.captureScreenshot', encoding)
        return Buffer.from(String(data), 'base64')
      } finally {
        const next = waiting.shift()
        if (next === undefined) idle.push(page)
        else next(page)
      }
    },
    close: () => browser.close(),
  }
}

interface Page {
  readonly ask: (method: string, params: object) => ReturnType<Send>
  readonly evaluate: (expression: string) => Promise<void>
}

async function openPage({ send }: Browser, markup: string): Promise<Page> {
  // In a context, and so a window, of its own: a page behind another is not drawn.
  const { browserContextId } = await send('Target.createBrowserContext')
  const { targetId } = await send('Target.createTarget', { url: 'about:blank', browserContextId })
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true })
  const ask = (method: string, params: object) => send(method, params, String(sessionId))
  const evaluate = async (expression: string) => {
    const { exceptionDetails } = await ask('Runtime.evaluate', { expression, awaitPromise: true })
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails))
  }
  await ask('Emulation.setFocusEmulationEnabled', { enabled: true })
  const { width, height } = CARD
  await ask('Emulation.setDeviceMetricsOverride', {
    width,
    height,
    deviceScaleFactor: 1,
    mobile: false,
  })
  const { frameTree } = await ask('Page.getFrameTree', {})
  const { frame } = frameTree as { readonly frame: { readonly id: string } }
  await ask('Page.setDocumentContent', { frameId: frame.id, html: markup })
  await evaluate(`(async () => {
    await Promise.all(['400 20px Inter', '700 20px Inter'].map((font) => document.fonts.load(font)))
    await Promise.all([...document.images].filter(({ src }) => src !== '').map((image) => image.decode()))
  })()`)
  return { ask, evaluate }
}

/** A script that brings what is new into the page, and ends when its pictures are decoded. */
function writeUpdate({ texts, pictures }: CardContent): string {
  const written = Object.entries(texts).map(
    ([name, text]) => `document.getElementById('${name}').textContent = ${JSON.stringify(text)}`,
  )
  const shown = Object.entries(pictures ?? {}).map(
    ([name, jpeg]) =>
      `((image) => { image.src = '${toDataUrl('image/jpeg', jpeg)}'; return image.decode() })(document.getElementById('${name}'))`,
  )
  return `${written.join(';')};Promise.all([${shown.join(',')}])`
}
