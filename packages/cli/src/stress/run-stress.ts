import { isPlatenError, parseTemplate, type Receipt, type Template } from '@platen/core'
import type { Renderer } from '@platen/core/tools'
import { type DrawnCase, listDrawnCases } from './drawn-case.ts'
import { judgeReceipt, type StressFault } from './judge-receipt.ts'
import { AS_IS } from './stress-case.ts'

/** What became of one case. */
export interface StressResult {
  readonly case: DrawnCase
  /** Absent when the order was refused. */
  readonly picture: StressPicture | undefined
  readonly faults: readonly StressFault[]
  /** Why a slot policy keeps the content out: what it is there for, and no fault. */
  readonly refusal: string | undefined
  /** What the receipt says of it that a person should look at. */
  readonly warnings: readonly string[]
}

export interface StressPicture {
  /** WebP: a page of many pictures stays small. */
  readonly bytes: Uint8Array
  /** Px. */
  readonly width: number
  /** Px. */
  readonly height: number
}

export interface StressOptions {
  readonly cases: readonly DrawnCase[]
  /** See `JudgeOptions`. */
  readonly minFontSize: number
  /** Px of the longer side of a picture; what is smaller is not enlarged. */
  readonly pictureSide: number
  readonly onProgress: (done: number) => void
  readonly signal: AbortSignal
}

/** Renders every case and judges it. Equal templates give equal results, byte for byte. */
export async function runStress(
  renderer: Renderer,
  template: Template,
  options: StressOptions,
): Promise<readonly StressResult[]> {
  const { cases, minFontSize, pictureSide, onProgress, signal } = options
  const { width, height } = template.canvas
  const scale = Math.max(0.01, Math.min(1, pictureSide / Math.max(width, height)))
  const untouched = await readUntouched(renderer, template)
  const drawing: Drawing = { renderer, template, undemanding: withoutRequirements(template), scale }
  const results: StressResult[] = []
  for (const one of cases) {
    signal.throwIfAborted()
    const judged = { minFontSize, width, height, untouched: untouched.get(one.page ?? 1) }
    results.push(await runCase(drawing, one, judged))
    onProgress(results.length)
  }
  return results
}

interface Drawing {
  readonly renderer: Renderer
  readonly template: Template
  /** The same template, drawn also where it is not what it requires. */
  readonly undemanding: Template
  readonly scale: number
}

type Judging = Parameters<typeof judgeReceipt>[1]

async function runCase(drawing: Drawing, one: DrawnCase, judging: Judging): Promise<StressResult> {
  try {
    return await drawCase(drawing, one, judging)
  } catch (error) {
    if (!isPlatenError(error)) throw error
    if (error.code === 'assertion_failed') {
      const unmet = error.errors.map(toRequirementFault)
      const template = drawing.undemanding
      const drawn = await drawCase({ ...drawing, template }, one, judging)
      return { ...drawn, faults: [...unmet, ...drawn.faults] }
    }
    const nothing = { case: one, picture: undefined, warnings: [] }
    if (error.errors.every(({ code }) => code === 'not_allowed')) {
      return { ...nothing, faults: [], refusal: error.message }
    }
    const fault = { kind: 'refused', detail: error.message } as const
    return { ...nothing, faults: [fault], refusal: undefined }
  }
}

async function drawCase(
  { renderer, template, scale }: Drawing,
  one: DrawnCase,
  judging: Judging,
): Promise<StressResult> {
  const order = { ...toOrder(one), scale, format: 'webp', quality: 82 } as const
  const { bytes, width, height, receipt } = await renderer.prepare(template, order).render()
  return {
    case: one,
    picture: { bytes, width, height },
    faults: judgeReceipt(receipt, judging),
    refusal: undefined,
    warnings: receipt.warnings,
  }
}

/** Whether the overrides are right is found out when they are drawn. */
function toOrder({ layers, drawnPage }: Pick<DrawnCase, 'layers' | 'drawnPage'>) {
  return { layers, ...(drawnPage === undefined ? {} : { page: drawnPage }) }
}

function toRequirementFault({ detail }: { readonly detail: string }): StressFault {
  return { kind: 'requirement', detail: detail.replace(/\.$/, '') }
}

function withoutRequirements(template: Template): Template {
  if (template.require === undefined) return template
  const { require: _require, ...rest } = template
  return parseTemplate(rest)
}

/** What is said of the template as it is, by page of the template. */
async function readUntouched(
  renderer: Renderer,
  template: Template,
): Promise<ReadonlyMap<number, Receipt>> {
  const receipts = new Map<number, Receipt>()
  for (const one of listDrawnCases(renderer, template, AS_IS)) {
    const page = one.page ?? 1
    if (receipts.has(page)) continue
    try {
      // Requirements have no say in where things are.
      receipts.set(page, (await renderer.prepare(template, toOrder(one)).measure()).receipt)
    } catch (error) {
      // A template that cannot be drawn as it is may well be drawn with an order.
      if (!isPlatenError(error)) throw error
    }
  }
  return receipts
}
