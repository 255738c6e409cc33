import { PlatenError } from '../../foundation/errors.ts'
import { checkStores } from '../check-stores.ts'
import type { HttpResponse } from '../http-response.ts'
import type { HttpTools } from '../http-tools.ts'
import { jsonResponse } from '../json-response.ts'
import type { PublicRequest } from '../route.ts'

/** GET /livez: the process runs and its event loop turns. */
export async function getLiveness(): Promise<HttpResponse> {
  return jsonResponse({ status: 'ok' })
}

/**
 * GET /readyz: the stores answer, and nobody has begun to shut down.
 *
 * @throws {PlatenError} `unavailable`, without saying what is amiss: that goes to the log.
 */
export async function getReadiness(
  _request: PublicRequest,
  tools: HttpTools,
): Promise<HttpResponse> {
  const isReady = tools.isOpen() && (await canReadStores(tools))
  if (isReady) return jsonResponse({ status: 'ok' })
  throw new PlatenError('unavailable', 'This instance cannot serve requests at the moment.')
}

async function canReadStores({ stores, logger }: HttpTools): Promise<boolean> {
  try {
    await checkStores(stores)
    return true
  } catch (error) {
    logger.error({ err: error }, 'The stores cannot be read')
    return false
  }
}
