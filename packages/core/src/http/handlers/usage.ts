import { PlatenError } from '../../foundation/errors.ts'
import type { DayRange, RenderLog, UsageCount } from '../../ports/render-log.ts'
import type { RenderRecord } from '../../ports/render-record.ts'
import type { HttpResponse } from '../http-response.ts'
import type { HttpTools } from '../http-tools.ts'
import { jsonResponse } from '../json-response.ts'
import type { RouteRequest } from '../route.ts'
import type { UsageJson } from '../schemas/usage.ts'

interface UsageQuery {
  readonly from: string | undefined
  readonly to: string | undefined
}

const DAY_MS = 86_400_000
const DEFAULT_DAYS = 30
const MAX_DAYS = 366

/** Rows of the history that are read for somebody who sees their own use only. */
const MAX_OWN_ROWS = 10_000
const ROWS_AT_ONCE = 500

type Counts = UsageJson['total']

/**
 * What was rendered on which day. Sums are kept for each organisation; for those who may see their
 * own use only, it is counted from their rows in the history, as far as these are kept.
 */
export async function getUsage(
  { query, grant, scope }: RouteRequest<UsageQuery>,
  { stores, clock, rendering }: HttpTools,
): Promise<HttpResponse> {
  const range = readRange(query, clock())
  await rendering.usage.flush()
  const { createdBy } = scope
  const counts =
    createdBy === undefined
      ? await stores.renders.usage(grant.orgId, range)
      : await countOwn(stores.renders, { orgId: grant.orgId, createdBy, range })
  return jsonResponse(toUsageJson(counts, range))
}

function readRange({ from, to }: UsageQuery, nowMs: number): DayRange {
  const toDay = to ?? toDayText(nowMs)
  const toMs = Date.parse(toDay)
  const fromDay = from ?? toDayText(toMs - (DEFAULT_DAYS - 1) * DAY_MS)
  const days = (toMs - Date.parse(fromDay)) / DAY_MS + 1
  if (days >= 1 && days <= MAX_DAYS) return { fromDay, toDay }
  throw new PlatenError(
    'out_of_range',
    `From "${fromDay}" to "${toDay}" must be 1 to ${MAX_DAYS} days.`,
    { pointer: '/from' },
  )
}

function toDayText(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 10)
}

interface OwnUsage {
  readonly orgId: string
  readonly createdBy: string
  readonly range: DayRange
}

async function countOwn(
  renders: RenderLog,
  { orgId, createdBy, range }: OwnUsage,
): Promise<readonly UsageCount[]> {
  const createdAfter = Date.parse(range.fromDay) - 1
  const createdBefore = Date.parse(range.toDay) + DAY_MS
  const filter = { createdBy, createdAfter, createdBefore }
  const counts: UsageCount[] = []
  let after: RenderRecord | undefined
  for (let read = 0; read < MAX_OWN_ROWS; read += ROWS_AT_ONCE) {
    const rows = await renders.list(orgId, filter, { limit: ROWS_AT_ONCE, after })
    for (const row of rows) counts.push(...countRow(row))
    after = rows.at(-1)
    if (rows.length < ROWS_AT_ONCE) break
  }
  return counts
}

function countRow({ orgId, createdAt, source, status, hits }: RenderRecord): UsageCount[] {
  const day = toDayText(createdAt)
  const made = { orgId, day, class: source === 'get' ? 'get' : 'render', count: 1 } as const
  return [
    ...(status === 'completed' ? [made] : []),
    ...(hits > 0 ? [{ orgId, day, class: 'hit', count: hits } as const] : []),
  ]
}

function toUsageJson(counts: readonly UsageCount[], { fromDay, toDay }: DayRange): UsageJson {
  const total: Counts = { render: 0, get: 0, hit: 0 }
  const days = new Map<string, Counts>()
  for (const { day, class: usageClass, count } of counts) {
    if (usageClass === 'api') continue
    const ofDay = days.get(day) ?? { render: 0, get: 0, hit: 0 }
    ofDay[usageClass] += count
    total[usageClass] += count
    days.set(day, ofDay)
  }
  const sorted = [...days].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    from: fromDay,
    to: toDay,
    total,
    days: sorted.map(([day, ofDay]) => ({ day, ...ofDay })),
  }
}
