import type { PreparedRender } from '../../render/create-renderer.ts'
import type { Receipt } from '../../render/receipt.ts'
import type { RenderResult } from '../../render/render-result.ts'
import type { HttpTools } from '../http-tools.ts'
import type { AdmissionOrder } from './admission-gate.ts'

type Admitting = Pick<HttpTools, 'rendering'>

export interface RenderInTurn {
  /** Whose turn it takes. */
  readonly orgId: string
  readonly prepared: PreparedRender
  /** Of whoever waits for it. */
  readonly signal: AbortSignal
}

/**
 * Draws when it is its turn, within its deadline from now on.
 *
 * @throws {PlatenError} As `AdmissionGate.run` and `PreparedRender.render`.
 */
export function renderInTurn(
  { rendering }: Admitting,
  { orgId, prepared, signal }: RenderInTurn,
): Promise<RenderResult> {
  const order: AdmissionOrder = {
    orgId,
    pixels: prepared.pixels,
    deadlineMs: prepared.deadlineMs,
    signal,
  }
  return rendering.admission.run(order, (startedAt) => prepared.render({ signal, startedAt }))
}

/** The same for the receipt alone, for which no pixel is drawn. */
export function validateInTurn(
  { rendering }: Admitting,
  { orgId, prepared, signal }: RenderInTurn,
): Promise<Receipt> {
  const order: AdmissionOrder = { orgId, pixels: 0, deadlineMs: prepared.deadlineMs, signal }
  return rendering.admission.run(order, (startedAt) => prepared.validate({ signal, startedAt }))
}
