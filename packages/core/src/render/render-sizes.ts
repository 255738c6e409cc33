import { atPointer } from '../foundation/at-pointer.ts'
import { isPlatenError, PlatenError } from '../foundation/errors.ts'
import type { OutputFormat } from '../foundation/output-format.ts'
import { quote } from '../foundation/quote.ts'
import type { Template, TemplateInput } from '../model/template.ts'
import { assertSizes } from './assert-sizes.ts'
import type { PreparedRender, Renderer } from './create-renderer.ts'
import { createLoadGroup } from './load-group.ts'
import type { RenderOptions } from './render-order.ts'
import type { RenderResult } from './render-result.ts'

/** One of several outputs of an order; what is absent is as the order says. */
export interface RenderSize {
  /** Tells the outputs apart; not empty, no two alike. */
  readonly name: string
  /** CSS px. */
  readonly width?: number
  /** CSS px. */
  readonly height?: number
  /** Device px per CSS px, over 0. */
  readonly scale?: number
  readonly format?: OutputFormat | 'jpg'
  /** 1..100, for JPEG, WebP and AVIF. */
  readonly quality?: number
}

/** What a caller may ask of a render in several sizes. */
export interface RenderSizesOptions<Overrides = Readonly<Record<string, unknown>>>
  extends RenderOptions<Overrides> {
  /** At least one. */
  readonly sizes: readonly RenderSize[]
}

/** A finished image of one size. */
export interface SizedRender extends RenderResult {
  /** As the order has it. */
  readonly name: string
}

/**
 * Draws one order in each of its sizes, one after the other. The order is checked with all of them
 * before the first is drawn; sources and fonts are loaded once, so that all sizes show the same.
 *
 * @throws {PlatenError} As `render`, with `/sizes/1` before the pointer of what a size has wrong, and
 *   with its name where it could not be drawn.
 */
export async function renderSizes(
  renderer: Renderer,
  template: Template | TemplateInput,
  { sizes, ...options }: RenderSizesOptions,
): Promise<readonly SizedRender[]> {
  assertSizes(sizes)
  // What the order itself has wrong is told as of any other, and not of its first size.
  renderer.prepare(template, options)
  const group = createLoadGroup()
  const prepared = sizes.map((size, index) => {
    const { name, ...changes } = size
    return atPointer(`/sizes/${index}`, () => {
      return { name, order: renderer.prepare(template, { ...options, ...changes }, group) }
    })
  })
  const drawn: SizedRender[] = []
  for (const size of prepared) drawn.push(await renderSize(size))
  return drawn
}

async function renderSize({
  name,
  order,
}: {
  readonly name: string
  readonly order: PreparedRender
}): Promise<SizedRender> {
  try {
    return { name, ...(await order.render()) }
  } catch (error) {
    if (!isPlatenError(error)) throw error
    throw new PlatenError(error.code, `Size ${quote(name)}: ${error.message}`, {
      pointer: error.pointer,
      cause: error,
      retryAfterMs: error.retryAfterMs,
      receipt: error.receipt,
    })
  }
}
