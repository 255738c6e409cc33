import { ERRORS, type ErrorCode, isPlatenError, PlatenError } from '../../foundation/errors.ts'
import type { OutputFormat } from '../../foundation/output-format.ts'
import type { JsonObject } from '../../ports/json.ts'
import type { RenderPatch } from '../../ports/render-log.ts'
import type { RenderRecord, RenderSource } from '../../ports/render-record.ts'
import type { RenderResult } from '../../render/render-result.ts'
import { renderInTurn } from '../admission/render-in-turn.ts'
import type { HttpTools } from '../http-tools.ts'
import type { RouteRequest } from '../route.ts'
import { buildRenderRecord } from './build-render-record.ts'
import { describeOutput } from './describe-output.ts'
import type { DrawnImage } from './drawn-image.ts'
import type { EngineVersions } from './engine-build.ts'
import type { OpenedOrder } from './open-order.ts'
import { MAIN_OUTPUT } from './stored-order.ts'

export interface DrawRequest {
  readonly order: OpenedOrder
  readonly source: Exclude<RenderSource, 'background'>
  readonly metadata?: JsonObject | undefined
  readonly signal: AbortSignal
}

/**
 * Draws an order that somebody waits for, and writes it into the history: one row for each render
 * that was begun, whether it went well or not.
 */
export async function drawOrder(
  request: Pick<RouteRequest, 'grant'>,
  tools: HttpTools,
  { order, source, metadata, signal }: DrawRequest,
): Promise<DrawnImage> {
  const { usage, sensitive } = tools.rendering
  const id = tools.createId('rnd')
  const kept = sensitive.withhold(order, source)
  const beginning = { id, order, kept, source, metadata, nowMs: tools.clock() }
  const pending = buildRenderRecord(request, beginning)
  const startedAt = performance.now()
  try {
    const { prepared } = order
    const result = await renderInTurn(tools, { orgId: pending.orgId, prepared, signal })
    const record = {
      ...pending,
      ...describeSuccess(result, {
        format: pending.format,
        engine: tools.rendering.versions,
        nowMs: tools.clock(),
      }),
    }
    tools.metrics?.observeStages(result.receipt.timings)
    await keepRecord(tools, record)
    usage.count(record.orgId, source === 'get' ? 'get' : 'render')
    return { result, record }
  } catch (error) {
    if (isPlatenError(error) && !LEAVES_NO_ROW.has(error.code)) {
      const durationMs = performance.now() - startedAt
      await keepRecord(tools, {
        ...pending,
        ...describeFailure(
          order.prepared.isSensitive ? withoutDetail(error) : error,
          tools.clock(),
        ),
        durationMs,
      })
    }
    throw error
  }
}

/** Nothing was drawn, or nobody wanted it any more. */
const LEAVES_NO_ROW: ReadonlySet<string> = new Set<ErrorCode>([
  'queue_full',
  'queue_stale',
  'memory_full',
  'render_aborted',
  'closed',
])

export interface SuccessOptions {
  readonly format: OutputFormat
  readonly engine: EngineVersions
  /** Epoch ms. */
  readonly nowMs: number
}

/** What is written of a render that gave an image. */
function describeSuccess(result: RenderResult, { format, nowMs, engine }: SuccessOptions) {
  const { bytes, receipt } = result
  return {
    status: 'completed',
    receiptJson: JSON.stringify(receipt),
    outputs: [describeOutput({ name: MAIN_OUTPUT, format, result, engine })],
    completedAt: nowMs,
    durationMs: receipt.timings.total,
    sizeBytes: bytes.length,
  } as const satisfies RenderPatch
}

/** The same failure without words about values, which are not for the history. */
export function withoutDetail({ code, receipt }: PlatenError): PlatenError {
  const detail = `${ERRORS[code].title}; the values of sensitive layers are not told.`
  return new PlatenError(code, detail, { receipt })
}

export function describeFailure({ code, message, receipt }: PlatenError, nowMs: number) {
  return {
    status: 'failed',
    error: { code, detail: message },
    ...(receipt === undefined ? {} : { receiptJson: JSON.stringify(receipt) }),
    completedAt: nowMs,
  } as const satisfies RenderPatch
}

/** The image is there: a history that cannot be written keeps nobody from it. */
async function keepRecord(
  { stores, logger }: Pick<HttpTools, 'stores' | 'logger'>,
  record: RenderRecord,
): Promise<void> {
  try {
    await stores.renders.insert(record)
  } catch (err) {
    logger.warn({ err }, 'A render could not be written into the history')
  }
}
