import type { Template } from '../../model/template.ts'
import type { RenderTask, TaskResult } from '../render-line.ts'
import type { PortableError } from './portable-error.ts'
import type { PortableOrder } from './portable-order.ts'
import type { SourceAnswer, SourceQuestion } from './source-question.ts'

/** What the main thread says to a render thread. */
export type MessageToThread =
  | RenderJob
  /** Nobody waits for the job any more. */
  | { readonly type: 'abort'; readonly job: number }
  /** No further job belongs to the group. */
  | { readonly type: 'ungroup'; readonly group: number }
  | { readonly type: 'answer'; readonly question: number; readonly answer: SourceAnswer }
  | { readonly type: 'refusal'; readonly question: number; readonly error: PortableError }

/** What a render thread says to the main thread. */
export type MessageFromThread =
  /** Its code is loaded. */
  | { readonly type: 'ready' }
  | { readonly type: 'done'; readonly job: number; readonly result: TaskResult<RenderTask> }
  | { readonly type: 'failed'; readonly job: number; readonly error: PortableError }
  | { readonly type: 'question'; readonly question: number; readonly of: SourceQuestion }
  /** Nobody waits for the answer any more. */
  | { readonly type: 'withdrawal'; readonly question: number }

export interface RenderJob {
  readonly type: 'job'
  /** Told apart from all others of the same thread. */
  readonly job: number
  readonly task: RenderTask
  readonly order: PortableOrder
  readonly template: SentTemplate
  /** Jobs of a group share what they load. */
  readonly group: number | undefined
}

/** A template is sent to a thread once, and called by its number then. */
export interface SentTemplate {
  readonly number: number
  /** Absent when the thread has it. */
  readonly document: Template | undefined
  /** Numbers that will not be used again. */
  readonly forget: readonly number[]
}
