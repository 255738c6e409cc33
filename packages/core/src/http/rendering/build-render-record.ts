import type { JsonObject } from '../../ports/json.ts'
import type { RenderRecord, RenderSource } from '../../ports/render-record.ts'
import { actingUser } from '../acting-user.ts'
import type { RouteRequest } from '../route.ts'
import type { OpenedOrder } from './open-order.ts'
import { type StoredOrder, writeStoredOrder } from './stored-order.ts'

/** What a history row is made of before it is known how the render went. */
export interface RenderBeginning {
  readonly id: string
  readonly order: OpenedOrder
  /** From `SensitiveOrders`. */
  readonly kept: Pick<StoredOrder, 'options' | 'withheld' | 'sealed'>
  readonly source: RenderSource
  readonly metadata: JsonObject | undefined
  /** Epoch ms. */
  readonly nowMs: number
  /** What else there is to keep of the order. */
  readonly more?: Pick<StoredOrder, 'sizes' | 'batch'>
}

/** The row of a render that waits. */
export function buildRenderRecord(
  request: Pick<RouteRequest, 'grant'>,
  { id, order, kept, source, metadata, nowMs, more }: RenderBeginning,
): RenderRecord {
  const { template, prepared } = order
  const { grant } = request
  return {
    id,
    orgId: template.record.orgId,
    templateId: template.record.id,
    version: template.version,
    templateDigest: template.digest,
    status: 'pending',
    source,
    format: prepared.format,
    orderJson: writeStoredOrder({ ...kept, ...more }),
    receiptJson: undefined,
    error: undefined,
    outputs: [],
    metadata,
    createdBy: actingUser(request),
    keyId: grant.kind === 'api_key' ? grant.key.id : undefined,
    createdAt: nowMs,
    completedAt: undefined,
    durationMs: undefined,
    sizeBytes: undefined,
    hits: 0,
    attempt: 0,
  }
}
