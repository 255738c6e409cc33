import { PlatenError } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'
import type { RenderFilter, RenderLog } from '../ports/render-log.ts'
import type { RenderRecord } from '../ports/render-record.ts'
import { BoundedLog } from './bounded-log.ts'
import { keepRecord } from './keep-record.ts'
import { UsageCounters } from './usage-counters.ts'

export interface MemoryRenderLogOptions {
  /** Bytes of all rows, 32 MB by default; the oldest that are final go first. */
  readonly maxBytes?: number | undefined
}

const DEFAULT_MAX_BYTES = 32_000_000

/** What a row costs beside its texts. */
const ROW_BYTES = 1_000

/** Keeps the latest renders in this process until it ends. */
export function createMemoryRenderLog(options: MemoryRenderLogOptions = {}): RenderLog {
  const { maxBytes = DEFAULT_MAX_BYTES } = options
  const log = new BoundedLog<RenderRecord>({ maxBytes, sizeOf, mayGo: isFinal })
  const usage = new UsageCounters()
  const put = (render: RenderRecord): RenderRecord => {
    const kept = keepRecord(render)
    log.put(kept)
    return kept
  }
  return {
    async insert(render) {
      if (log.rows.find(render.orgId, render.id) !== undefined) {
        throw new PlatenError('conflict', `There is a render ${quote(render.id)} already.`)
      }
      put(render)
    },
    async update({ orgId, id, attempt, patch }) {
      const render = log.rows.find(orgId, id)
      if (render === undefined || isFinal(render)) return undefined
      if (attempt !== undefined && attempt < render.attempt) return undefined
      return put({ ...render, ...patch, attempt: attempt ?? render.attempt })
    },
    async find(orgId, id) {
      return log.rows.find(orgId, id)
    },
    async list(orgId, filter, page) {
      return log.rows.list(orgId, page, (render) => matches(render, filter))
    },
    async remove(orgId, id) {
      return log.remove(orgId, id)
    },
    async addHits(hits) {
      for (const { orgId, id, count } of hits) {
        const render = log.rows.find(orgId, id)
        if (render !== undefined) log.put(Object.freeze({ ...render, hits: render.hits + count }))
      }
    },
    async addUsage(counts) {
      for (const count of counts) usage.add(count)
    },
    async usage(orgId, days) {
      return usage.list(orgId, days)
    },
  }
}

function isFinal({ status }: RenderRecord): boolean {
  return status === 'completed' || status === 'failed' || status === 'cancelled'
}

function sizeOf({ orderJson, receiptJson, metadata }: RenderRecord): number {
  const metadataLength = metadata === undefined ? 0 : JSON.stringify(metadata).length
  return 2 * (orderJson.length + (receiptJson?.length ?? 0) + metadataLength) + ROW_BYTES
}

function matches(render: RenderRecord, filter: RenderFilter): boolean {
  const { templateIds, statuses, sources, formats, createdBy, createdAfter, createdBefore } = filter
  return (
    isAmong(render.templateId, templateIds) &&
    isAmong(render.status, statuses) &&
    isAmong(render.source, sources) &&
    isAmong(render.format, formats) &&
    (createdBy === undefined || render.createdBy === createdBy) &&
    (createdAfter === undefined || render.createdAt > createdAfter) &&
    (createdBefore === undefined || render.createdAt < createdBefore)
  )
}

/** Whether a value meets a condition; without one, any does. */
function isAmong<Value>(value: Value, allowed: readonly Value[] | undefined): boolean {
  return allowed === undefined || allowed.includes(value)
}
