import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'

/** Sends a command of the developer tools' protocol and gives its answer. */
export type Send = (
  method: string,
  params?: object,
  sessionId?: string,
) => Promise<Readonly<Record<string, unknown>>>

export interface Browser {
  readonly send: Send
  close(): Promise<void>
}

/** Starts headless Chromium, driven through a pipe: nothing listens on a port. */
export async function startBrowser(executable: string): Promise<Browser> {
  const folder = await mkdtemp(join(tmpdir(), 'platen-bench-'))
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
  const send = connect(browser)
  return {
    send,
    close: async () => {
      const ended = once(browser, 'exit')
      await send('Browser.close').catch(() => browser.kill())
      await ended
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

interface Message {
  readonly id?: number
  readonly result?: Readonly<Record<string, unknown>>
  readonly error?: { readonly message: string }
}

/** JSON, each message ended by a NUL. */
function connect(browser: ChildProcess): Send {
  const [, , , commands, answers] = browser.stdio as unknown as [
    null,
    null,
    null,
    Writable,
    Readable,
  ]
  const waiting = new Map<number, (message: Message) => void>()
  // Screenshots come in many chunks: those are joined once.
  let chunks: string[] = []
  answers.setEncoding('utf8')
  answers.on('data', (chunk: string) => {
    const texts = chunk.split('\0')
    const rest = texts.pop() ?? ''
    for (const text of texts) {
      const { id, ...message } = JSON.parse(chunks.join('') + text) as Message
      chunks = []
      if (id === undefined) continue
      waiting.get(id)?.(message)
      waiting.delete(id)
    }
    if (rest !== '') chunks.push(rest)
  })
  let lastId = 0
  return (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      lastId += 1
      waiting.set(lastId, ({ result = {}, error }) => {
        if (error === undefined) resolve(result)
        else reject(new Error(`${method}: ${error.message}`))
      })
      commands.write(`${JSON.stringify({ id: lastId, method, params, sessionId })}\0`)
    })
}
