import { LRUCache } from 'lru-cache'
import type { Limits } from '../../foundation/limits.ts'
import { compileTemplate } from '../../overrides/compile-template.ts'
import type { CompiledTemplate } from '../../overrides/compiled-template.ts'
import { createLoadGroup, type LoadGroup } from '../load-group.ts'
import type { RenderLine, RenderTask, TaskResult } from '../render-line.ts'
import { toMovableBytes } from './movable-bytes.ts'
import { toPortableError } from './portable-error.ts'
import { fromPortableOrder } from './portable-order.ts'
import type { MessageFromThread, RenderJob, SentTemplate } from './thread-message.ts'

/** In a render thread: takes jobs, and says what came of each. */
export interface JobDesk {
  take(job: RenderJob): void
  /** The job is answered all the same, as soon as it has ended. */
  abort(job: number): void
  forgetGroup(group: number): void
}

/** What a group beyond these has loaded is loaded again. */
const MOST_GROUPS = 16

export interface JobDeskOptions {
  readonly line: RenderLine
  readonly limits: Limits
  /** @param moved Memory that is given away with the message. */
  post(message: MessageFromThread, moved: readonly ArrayBuffer[]): void
}

export function createJobDesk({ line, limits, post }: JobDeskOptions): JobDesk {
  const running = new Map<number, AbortController>()
  const templates = new Map<number, CompiledTemplate>()
  const groups = new LRUCache<number, LoadGroup>({ max: MOST_GROUPS })

  const findTemplate = ({ number, document, forget }: SentTemplate): CompiledTemplate => {
    for (const old of forget) templates.delete(old)
    if (document !== undefined) templates.set(number, compileTemplate(document, limits))
    const compiled = templates.get(number)
    if (compiled === undefined) throw new TypeError(`Template ${number} was never sent.`)
    return compiled
  }

  const findGroup = (number: number): LoadGroup => {
    const group = groups.get(number) ?? createLoadGroup()
    groups.set(number, group)
    return group
  }

  const draw = async ({ job, task, order, template, group: number }: RenderJob): Promise<void> => {
    const controller = new AbortController()
    running.set(job, controller)
    try {
      const group = number === undefined ? undefined : findGroup(number)
      const own = { template: findTemplate(template), signal: controller.signal, group }
      const result = toMovableResult(await line[task](fromPortableOrder(order, own)))
      post({ type: 'done', job, result }, 'bytes' in result ? [result.bytes.buffer] : [])
    } catch (error) {
      post({ type: 'failed', job, error: toPortableError(error) }, [])
    } finally {
      running.delete(job)
    }
  }

  return {
    take: (job) => void draw(job),
    abort: (job) => running.get(job)?.abort(),
    forgetGroup: (group) => void groups.delete(group),
  }
}

type Movable<Result> = Result extends { readonly bytes: Uint8Array }
  ? Result & { readonly bytes: Uint8Array<ArrayBuffer> }
  : Result

function toMovableResult(result: TaskResult<RenderTask>): Movable<TaskResult<RenderTask>> {
  return 'bytes' in result ? { ...result, bytes: toMovableBytes(result.bytes) } : result
}
