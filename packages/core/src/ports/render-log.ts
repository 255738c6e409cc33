import type { OutputFormat } from '../foundation/output-format.ts'
import type { PageRequest } from './page-request.ts'
import type { RenderRecord, RenderSource, RenderStatus } from './render-record.ts'

/**
 * The history of renders, and what each organisation has used.
 *
 * Contract (checked by `renderLogConformance` in @platen/testkit):
 * - What is asked of one organisation never shows or changes a row of another.
 * - `completed`, `failed` and `cancelled` are final: no update changes such a row.
 * - `attempt` is a fence: a worker that was given up changes nothing once another has begun.
 * - Rows and counters may be written late; a row that was inserted as `pending` may not.
 * - Counters outlive the rows that they counted.
 */
export interface RenderLog {
  /** @throws {PlatenError} conflict: the id is taken. */
  insert(render: RenderRecord): Promise<void>
  /** @returns The row as it is now; undefined if there is none, it is final, or the fence is shut. */
  update(change: RenderChange): Promise<RenderRecord | undefined>
  find(orgId: string, id: string): Promise<RenderRecord | undefined>
  /** Newest first. */
  list(orgId: string, filter: RenderFilter, page: PageRequest): Promise<readonly RenderRecord[]>
  /** @returns Whether there was such a row. */
  remove(orgId: string, id: string): Promise<boolean>
  /** Adds to `hits` of the rows that are still there, final or not. */
  addHits(hits: readonly RenderHits[]): Promise<void>
  addUsage(usage: readonly UsageCount[]): Promise<void>
  /** Days without use are left out; ordered by day, then class. */
  usage(orgId: string, days: DayRange): Promise<readonly UsageCount[]>
}

export interface RenderChange {
  readonly orgId: string
  readonly id: string
  /**
   * Of the worker that writes: refused if another has begun a later one, taken over if it is later.
   * Absent for what is no worker's, such as a cancellation.
   */
  readonly attempt?: number | undefined
  readonly patch: RenderPatch
}

export type RenderPatch = Partial<
  Pick<
    RenderRecord,
    'status' | 'receiptJson' | 'error' | 'outputs' | 'completedAt' | 'durationMs' | 'sizeBytes'
  >
>

/** All conditions must hold; a list is met by any of its values. */
export interface RenderFilter {
  /** An empty list matches none. */
  readonly templateIds?: readonly string[] | undefined
  readonly statuses?: readonly RenderStatus[] | undefined
  readonly sources?: readonly RenderSource[] | undefined
  readonly formats?: readonly OutputFormat[] | undefined
  readonly createdBy?: string | undefined
  /** Epoch ms, not included. */
  readonly createdAfter?: number | undefined
  /** Epoch ms, not included. */
  readonly createdBefore?: number | undefined
}

export interface RenderHits {
  readonly orgId: string
  readonly id: string
  readonly count: number
}

/**
 * What is counted a day: renders by POST, renders by GET, answers from the image cache, and requests
 * that manage.
 */
export const USAGE_CLASSES = ['render', 'get', 'hit', 'api'] as const
export type UsageClass = (typeof USAGE_CLASSES)[number]

export interface UsageCount {
  readonly orgId: string
  /** `2026-11-30`, in UTC. */
  readonly day: string
  readonly class: UsageClass
  readonly count: number
}

/** Both included, in UTC: `2026-11-01` to `2026-11-30`. */
export interface DayRange {
  readonly fromDay: string
  readonly toDay: string
}
