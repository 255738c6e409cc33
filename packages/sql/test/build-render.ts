import type { RenderRecord } from '@platen/core/ports'

/** A finished render of the organisation `acme`. */
export function buildRender(name: string, given: Partial<RenderRecord> = {}): RenderRecord {
  return {
    id: `rnd_${name}`,
    orgId: 'acme',
    templateId: 'tmpl_1',
    version: 1,
    templateDigest: 'digest',
    status: 'completed',
    source: 'sync',
    format: 'png',
    orderJson: '{}',
    receiptJson: '{}',
    error: undefined,
    outputs: [],
    metadata: undefined,
    createdBy: 'ada',
    keyId: undefined,
    createdAt: 1_000,
    completedAt: 2_000,
    durationMs: 12.5,
    sizeBytes: 10,
    hits: 0,
    attempt: 0,
    ...given,
  }
}
