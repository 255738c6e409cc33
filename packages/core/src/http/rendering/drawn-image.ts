import type { RenderRecord } from '../../ports/render-record.ts'
import type { RenderResult } from '../../render/render-result.ts'

/** An image that was just made, and its row in the history. */
export interface DrawnImage {
  readonly result: RenderResult
  readonly record: RenderRecord
}
