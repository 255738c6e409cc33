import type { SvgDrawing } from './sandbox.ts'

/** What the host's process says to a child. */
export type MessageToChild =
  | ChildJob
  /** Nobody waits for the job any more. */
  | { readonly type: 'abort'; readonly job: number }

export interface ChildJob {
  readonly type: 'job'
  readonly job: number
  readonly drawing: SvgDrawing
  /** After it the renderer is asked to stop, which it does not always. */
  readonly deadlineMs: number
  /** Bytes that the process may hold meanwhile. */
  readonly memoryBytes: number
}

/** What a child says to the host's process. */
export type MessageFromChild =
  /** Its code is loaded. */
  | { readonly type: 'ready' }
  /** @property pixels Absent of a job that was aborted. */
  | {
      readonly type: 'done'
      readonly job: number
      readonly pixels: Uint8Array | undefined
      readonly heldBytes: number
    }
  | {
      readonly type: 'failed'
      readonly job: number
      readonly reason: string
      readonly heldBytes: number
    }
  /** The job takes too much memory; the child ends itself, unless it is ended before. */
  | { readonly type: 'overflow'; readonly job: number }
