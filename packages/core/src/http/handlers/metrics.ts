import { PlatenError } from '../../foundation/errors.ts'
import type { HttpResponse } from '../http-response.ts'
import type { HttpTools } from '../http-tools.ts'
import type { PublicRequest } from '../route.ts'

/** GET /metrics: 404 unless the operator has turned it on. */
export async function getMetrics(
  _request: PublicRequest,
  { metrics, rendering }: HttpTools,
): Promise<HttpResponse> {
  if (metrics === undefined) {
    throw new PlatenError('not_found', 'Metrics are turned off on this instance.')
  }
  const { mediaType, text } = await metrics.read(rendering.admission.describe())
  return {
    status: 200,
    headers: { 'content-type': mediaType, 'cache-control': 'no-store' },
    body: text,
  }
}
