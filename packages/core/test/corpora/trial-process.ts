import { readFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { createPlaten, isPlatenError, type TemplateInput } from '../../src/index.ts'
import type { TrialAnswer, TrialFile, TrialQuestion, TrialReply } from './trial.ts'

/** Draws the files that its parent names, one at a time. What it cannot catch ends it, or hangs it. */

const DEADLINE_MS = Number(process.argv[2])
const SIDE = 200
const canvas = { width: SIDE, height: SIDE, background: '#fff' }
const FRAME = { x: 0, y: 0, width: SIDE, height: SIDE }
/** So that what is left in use is no cache. */
const CACHES = { sources: 1, bitmaps: 1, glyphs: 1, pages: 1, png: 1 }

const rejections: string[] = []
process.on('unhandledRejection', (reason) => rejections.push(String(reason)))

async function toTemplate({ path, kind }: TrialFile): Promise<TemplateInput> {
  switch (kind) {
    case 'image':
      return { canvas, layers: [{ kind, ...FRAME, src: basename(path) }] }
    case 'svg':
      return { canvas, layers: [{ kind, ...FRAME, markup: await readFile(path, 'utf8') }] }
    case 'font':
      return {
        canvas,
        layers: [{ kind: 'text', ...FRAME, text: 'Agfi 012 أب', fontFamily: 'Tried' }],
      }
  }
}

async function draw(file: TrialFile): Promise<TrialAnswer> {
  const platen = createPlaten({
    network: false,
    pool: false,
    caches: CACHES,
    files: { root: dirname(file.path) },
    fonts: file.kind === 'font' ? [{ family: 'Tried', path: file.path }] : [],
  })
  try {
    await platen.render(await toTemplate(file), { deadlineMs: DEADLINE_MS })
    return { outcome: 'drawn' }
  } catch (error) {
    if (!isPlatenError(error)) return { outcome: 'thrown', fault: String(error) }
    const { code, message, status } = error
    return status < 500 ? { outcome: code } : { outcome: code, fault: message }
  } finally {
    await platen.close()
  }
}

async function answer(file: TrialFile): Promise<TrialAnswer> {
  const drawn = await draw(file)
  // A rejection that nobody waits for is told of after the promises of this turn.
  await new Promise((turn) => setImmediate(turn))
  const [rejection] = rejections.splice(0)
  return rejection === undefined ? drawn : { ...drawn, fault: `unhandled rejection: ${rejection}` }
}

async function measureMemory(): Promise<number> {
  for (let round = 0; round < 4; round++) {
    globalThis.gc?.()
    await new Promise((turn) => setImmediate(turn))
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

process.on('message', async (question: TrialQuestion) => {
  const reply: TrialReply =
    question === 'memory' ? { bytesInUse: await measureMemory() } : await answer(question)
  process.send?.(reply)
})
