import type { RenderOptions } from '../../render/render-order.ts'

/** The part of an order that is kept, to render it again: plain JSON. */
export type OrderOptions = Omit<RenderOptions, 'orgId' | 'signal' | 'deadlineMs'>

/** What is asked of which template, as a request has it. */
export interface GivenOrder {
  /** Id or slug. */
  readonly template: string
  /** Default: the newest. */
  readonly version: number | undefined
  readonly options: OrderOptions
  readonly deadlineMs: number | undefined
  /** JSON Pointer to the overrides in the body, `''` when they are not in a body. */
  readonly layersAt: string
}
