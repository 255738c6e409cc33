import { type ErrorDetail, isPlatenError } from '../../foundation/errors.ts'
import type { Receipt } from '../../render/receipt.ts'
import { validateInTurn } from '../admission/render-in-turn.ts'
import type { HttpResponse } from '../http-response.ts'
import type { HttpTools } from '../http-tools.ts'
import { jsonResponse } from '../json-response.ts'
import { pointToLayers } from '../rendering/at-layers.ts'
import type { GivenOrder } from '../rendering/given-order.ts'
import { openOrder } from '../rendering/open-order.ts'
import { readOrderBody } from '../rendering/read-order-body.ts'
import type { RouteRequest } from '../route.ts'
import type { RenderOrderBody } from '../schemas/render-order.ts'

/** Of an order that is wrong or whose sources fail: what validation is there to find. */
const FINDINGS: ReadonlySet<number> = new Set([400, 413, 422, 502, 504])

interface Validation {
  readonly valid: boolean
  readonly receipt?: object
  readonly problems: readonly ErrorDetail[]
}

/** Says what a render would say, without drawing it and without using up the limit of renders. */
export async function validateRender(
  request: RouteRequest<unknown, RenderOrderBody>,
  tools: HttpTools,
): Promise<HttpResponse> {
  const given = readOrderBody(request.body)
  try {
    return answer({
      valid: true,
      receipt: await buildOrderReceipt(request, tools, given),
      problems: [],
    })
  } catch (error) {
    if (!isPlatenError(error) || !FINDINGS.has(error.status)) throw error
    const { errors: problems, receipt } = error
    return answer({ valid: false, problems, ...(receipt === undefined ? {} : { receipt }) })
  }
}

async function buildOrderReceipt(
  request: RouteRequest,
  tools: HttpTools,
  given: GivenOrder,
): Promise<Receipt> {
  const { prepared } = await openOrder(request, tools, { ...given, action: 'render:create' })
  try {
    const { signal } = request
    return await validateInTurn(tools, { orgId: request.grant.orgId, prepared, signal })
  } catch (error) {
    throw pointToLayers(error, given.layersAt)
  }
}

function answer(validation: Validation): HttpResponse {
  return jsonResponse(validation)
}
