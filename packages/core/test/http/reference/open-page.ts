import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'

/** A page in a headless Chromium of its own. */
export interface Page {
  /** Addresses of all requests since the page was opened. */
  readonly requests: readonly string[]
  /** What the page has complained about: exceptions, and refusals of its content security policy. */
  readonly complaints: readonly string[]
  /** Sizes and lights the page as a screen would. */
  emulate(screen: Screen): Promise<void>
  goTo(url: string): Promise<void>
  /** The value of an expression in the page; promises are waited for. */
  evaluate<Value>(expression: string): Promise<Value>
  /** Waits until an expression is true in the page. */
  until(expression: string): Promise<void>
  screenshot(): Promise<Buffer>
  close(): Promise<void>
}

export interface Screen {
  readonly width: number
  readonly height: number
  readonly scheme: 'light' | 'dark'
}

type Message = {
  readonly id?: number
  readonly method?: string
  readonly params?: Record<string, unknown>
  readonly result?: Record<string, unknown>
  readonly error?: { readonly message: string }
}

/** Starts Chromium and opens an empty page, driven through a pipe: nothing listens on a port. */
export async function openPage(executable: string): Promise<Page> {
  const folder = await mkdtemp(join(tmpdir(), 'platen-page-'))
  const browser = spawn(
    executable,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--remote-debugging-pipe',
      '--disable-background-networking',
      `--user-data-dir=${folder}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  )
  const requests: string[] = []
  const complaints: string[] = []
  const send = connect(browser, ({ method, params = {} }) => {
    if (method === 'Network.requestWillBeSent') {
      requests.push((params['request'] as { url: string }).url)
    }
    if (method === 'Runtime.exceptionThrown') {
      complaints.push(JSON.stringify(params['exceptionDetails']))
    }
    if (method === 'Log.entryAdded') {
      const { source, text } = params['entry'] as { source: string; text: string }
      // A refusal of the API is an entry too, of the source `network`.
      if (source !== 'network') complaints.push(text)
    }
  })
  const sessionId = await attach(send)
  const ask = (method: string, params: object = {}) => send(method, params, sessionId)
  await Promise.all(['Page', 'Network', 'Runtime', 'Log'].map((name) => ask(`${name}.enable`)))
  const evaluate = async <Value>(expression: string): Promise<Value> => {
    const answer = await ask('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })
    if (answer['exceptionDetails'] !== undefined) {
      throw new Error(JSON.stringify(answer['exceptionDetails']))
    }
    return (answer['result'] as { value: Value }).value
  }
  const until = async (expression: string) => {
    const turn = 'new Promise((resolve) => requestAnimationFrame(() => resolve()))'
    await evaluate(`(async () => { while (!(${expression})) await ${turn} })()`)
  }
  return {
    requests,
    complaints,
    evaluate,
    until,
    emulate: async ({ width, height, scheme }) => {
      const metrics = { width, height, deviceScaleFactor: 1, mobile: width < 600 }
      await ask('Emulation.setDeviceMetricsOverride', metrics)
      await ask('Emulation.setEmulatedMedia', {
        features: [
          { name: 'prefers-color-scheme', value: scheme },
          { name: 'prefers-reduced-motion', value: 'reduce' },
        ],
      })
    },
    goTo: async (url) => {
      await ask('Page.navigate', { url })
      await until(`location.href === ${JSON.stringify(url)} && document.readyState === 'complete'`)
    },
    screenshot: async () => {
      const { data } = await ask('Page.captureScreenshot', { format: 'png' })
      return Buffer.from(String(data), 'base64')
    },
    close: async () => {
      const ended = once(browser, 'exit')
      await send('Browser.close', {}).catch(() => browser.kill())
      await ended
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

type Send = (
  method: string,
  params: object,
  sessionId?: string,
) => Promise<Readonly<Record<string, unknown>>>

/** Speaks the protocol of the developer tools: JSON, each message ended by a NUL. */
function connect(browser: ChildProcess, onEvent: (message: Message) => void): Send {
  const [, , , commands, answers] = browser.stdio as unknown as [
    null,
    null,
    null,
    Writable,
    Readable,
  ]
  const waiting = new Map<number, (message: Message) => void>()
  let rest = ''
  answers.setEncoding('utf8')
  answers.on('data', (chunk: string) => {
    const texts = (rest + chunk).split('\0')
    rest = texts.pop() ?? ''
    for (const text of texts) {
      const message = JSON.parse(text) as Message
      if (message.id === undefined) onEvent(message)
      else waiting.get(message.id)?.(message)
    }
  })
  let lastId = 0
  return (method, params, sessionId) =>
    new Promise((resolve, reject) => {
      lastId += 1
      waiting.set(lastId, ({ result = {}, error }) => {
        if (error === undefined) resolve(result)
        else reject(new Error(`${method}: ${error.message}`))
      })
      commands.write(`${JSON.stringify({ id: lastId, method, params, sessionId })}\0`)
    })
}

async function attach(send: Send): Promise<string> {
  const { targetInfos } = await send('Target.getTargets', {})
  const page = (targetInfos as readonly { type: string; targetId: string }[]).find(
    ({ type }) => type === 'page',
  )
  const { targetId } =
    page ?? ((await send('Target.createTarget', { url: 'about:blank' })) as { targetId: string })
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true })
  return String(sessionId)
}
