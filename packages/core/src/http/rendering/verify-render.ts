import { sha256Hex } from '../../foundation/digest.ts'
import { isPlatenError, PlatenError } from '../../foundation/errors.ts'
import type { Limits } from '../../foundation/limits.ts'
import { quote } from '../../foundation/quote.ts'
import type { RenderOutput, RenderRecord } from '../../ports/render-record.ts'
import type { Stores } from '../../ports/stores.ts'
import type { Renderer } from '../../render/create-renderer.ts'
import type { Receipt } from '../../render/receipt.ts'
import { listCauses, type VerificationCause } from './list-causes.ts'
import { prepareOrder } from './open-order.ts'
import { type ReopenedOrder, reopenOrder } from './reopen-order.ts'
import { createSensitiveOrders } from './sensitive-orders.ts'
import { readStoredOrder } from './stored-order.ts'
import { createTemplateShelf } from './template-shelf.ts'

/** Whether a render of the history comes out as it did. */
export interface RenderVerification {
  readonly id: string
  /** Slug; the id where the template is gone. */
  readonly template: string
  readonly version: number | undefined
  /**
   * `same`: every file is equal, byte for byte. `different`: one is not, or cannot be drawn any more.
   * `unknown`: the history
   * holds no digest to compare with, or not the whole order.
   */
  readonly verdict: 'same' | 'different' | 'unknown'
  readonly outputs: readonly VerifiedOutput[]
  /** What has changed since; also where the files are equal nevertheless. */
  readonly causes: readonly VerificationCause[]
}

export interface VerifiedOutput {
  readonly name: string
  /** SHA-256 of the file then; undefined when it was not kept. */
  readonly recorded: string | undefined
  /** SHA-256 of the file now; undefined when it cannot be drawn. */
  readonly current: string | undefined
}

export interface VerifyTools {
  readonly stores: Stores
  readonly renderer: Renderer
  readonly limits: Limits
}

/**
 * Draws a render of the history again, by the version of the template, the overrides and the assets
 * that it names, and compares the bytes.
 *
 * @throws {PlatenError} `not_found`; `conflict`: the render was never completed.
 */
export async function verifyRender(
  { orgId, id }: Pick<RenderRecord, 'orgId' | 'id'>,
  tools: VerifyTools,
): Promise<RenderVerification> {
  const record = await tools.stores.renders.find(orgId, id)
  if (record === undefined) {
    throw new PlatenError('not_found', `The history has no render ${quote(id)}.`)
  }
  if (record.status !== 'completed') {
    throw new PlatenError('conflict', `The render ${quote(id)} is ${record.status}.`)
  }
  const { withheld } = readStoredOrder(record.orderJson)
  if (withheld === true) return describeWithheld(record)
  const templates = createTemplateShelf(tools.stores.templates, tools.limits)
  try {
    const reopened = await reopenOrder(record, {
      ...tools,
      rendering: { templates, sensitive: createSensitiveOrders(undefined) },
    })
    return await drawAgain(record, reopened, tools)
  } catch (error) {
    if (!isPlatenError(error) || error.code !== 'gone') throw error
    const outputs = record.outputs.map((output) => toOutput(output, undefined))
    const causes = [{ kind: 'template', detail: error.message }] as const
    return { ...describe(record), verdict: 'different', outputs, causes }
  }
}

function describe({ id, templateId, version }: RenderRecord) {
  return { id, template: templateId, version }
}

/** The values of sensitive layers are not kept, so nobody can tell. */
function describeWithheld(record: RenderRecord): RenderVerification {
  const outputs = record.outputs.map((output) => toOutput(output, undefined))
  const detail = 'The order has values of sensitive layers, which the history does not keep.'
  return { ...describe(record), verdict: 'unknown', outputs, causes: [{ kind: 'refused', detail }] }
}

function toOutput({ name, digest }: RenderOutput, current: string | undefined): VerifiedOutput {
  return { name, recorded: digest, current }
}

async function drawAgain(
  record: RenderRecord,
  { template, outputs: orders }: ReopenedOrder,
  tools: VerifyTools,
): Promise<RenderVerification> {
  const outputs: VerifiedOutput[] = []
  let receipt: Receipt | undefined
  let refusal: PlatenError | undefined
  for (const output of record.outputs) {
    const options = orders.get(output.name)
    if (options === undefined) continue
    try {
      const { signal } = new AbortController()
      const order = { options, deadlineMs: undefined, signal }
      const result = await prepareOrder(tools, template, order).render()
      receipt = result.receipt
      outputs.push(toOutput(output, sha256Hex(result.bytes)))
    } catch (error) {
      if (!isPlatenError(error)) throw error
      refusal = error
      outputs.push(toOutput(output, undefined))
    }
  }
  const { slug } = template.record
  const causes = listCauses(record, { digest: template.digest, receipt, refusal })
  return { ...describe(record), template: slug, verdict: judge(outputs), outputs, causes }
}

function judge(outputs: readonly VerifiedOutput[]): RenderVerification['verdict'] {
  if (outputs.some(({ current }) => current === undefined)) return 'different'
  if (outputs.some(({ recorded }) => recorded === undefined)) return 'unknown'
  return outputs.every(({ recorded, current }) => recorded === current) ? 'same' : 'different'
}
