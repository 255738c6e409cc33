import {
  isPlatenError,
  type OverridesOf,
  type Platen,
  type Receipt,
  type Template,
} from '@platen/core'
import { judgeReceipt, type StressFault } from './judge-receipt.ts'
import { AS_IS, type StressCase } from './stress-case.ts'

/** What became of one case. */
export interface StressResult {
  readonly case: StressCase
  /** Absent when the order was refused. */
  readonly picture: StressPicture | undefined
  readonly faults: readonly StressFault[]
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
  readonly cases: readonly StressCase[]
  /** See `JudgeOptions`. */
  readonly minFontSize: number
  /** Px of the longer side of a picture; what is smaller is not enlarged. */
  readonly pictureSide: number
  readonly onProgress: (done: number) => void
  readonly signal: AbortSignal
}

/** Renders every case and judges it. Equal templates give equal results, byte for byte. */
export async function runStress(
  platen: Platen,
  template: Template,
  options: StressOptions,
): Promise<readonly StressResult[]> {
  const { cases, minFontSize, pictureSide, onProgress, signal } = options
  const { width, height } = template.canvas
  const scale = Math.max(0.01, Math.min(1, pictureSide / Math.max(width, height)))
  const untouched = new UntouchedReceipts(platen, template)
  const results: StressResult[] = []
  for (const one of cases) {
    signal.throwIfAborted()
    const judged = { minFontSize, width, height, untouched: await untouched.find(one.page) }
    results.push(await runCase(platen, template, { one, scale, judged }))
    onProgress(results.length)
  }
  return results
}

interface CaseRun {
  readonly one: StressCase
  readonly scale: number
  readonly judged: Parameters<typeof judgeReceipt>[1]
}

async function runCase(
  platen: Platen,
  template: Template,
  { one, scale, judged }: CaseRun,
): Promise<StressResult> {
  try {
    const { bytes, width, height, receipt } = await platen.render(template, {
      ...toOrder(one),
      scale,
      format: 'webp',
      quality: 82,
    })
    return {
      case: one,
      picture: { bytes, width, height },
      faults: judgeReceipt(receipt, judged),
      warnings: receipt.warnings,
    }
  } catch (error) {
    if (!isPlatenError(error)) throw error
    const fault = { kind: 'refused', detail: error.message } as const
    return { case: one, picture: undefined, faults: [fault], warnings: [] }
  }
}

/** Whether the overrides are right is found out when they are drawn. */
function toOrder({ layers: given, page }: StressCase) {
  const layers = given as OverridesOf<Template>
  return { layers, ...(page === undefined ? {} : { page }) }
}

/** The template as it is, told once for each page. */
class UntouchedReceipts {
  readonly #platen: Platen
  readonly #template: Template
  readonly #byPage = new Map<number | undefined, Receipt | undefined>()

  constructor(platen: Platen, template: Template) {
    this.#platen = platen
    this.#template = template
  }

  async find(page: number | undefined): Promise<Receipt | undefined> {
    if (!this.#byPage.has(page)) {
      this.#byPage.set(page, await this.#validate(page))
    }
    return this.#byPage.get(page)
  }

  /** A template that cannot be drawn as it is may well be drawn with an order. */
  async #validate(page: number | undefined): Promise<Receipt | undefined> {
    try {
      return await this.#platen.validate(this.#template, toOrder({ ...AS_IS, page }))
    } catch (error) {
      if (isPlatenError(error)) return undefined
      throw error
    }
  }
}
