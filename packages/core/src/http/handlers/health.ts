import { PlatenError } from '../../foundation/errors.ts'
import { DEFAULT_ORGANISATION } from '../../ports/organisation.ts'
import type { HttpResponse } from '../http-response.ts'
import type { HttpTools } from '../http-tools.ts'
import { jsonResponse } from '../json-response.ts'
import type { PublicRequest } from '../route.ts'

/** Balancers give up after a few seconds; the answer must come before. */
const STORE_TIMEOUT_MS = 2_000

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
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_settle, reject) => {
    timer = setTimeout(
      () => reject(new Error('The stores did not answer in time.')),
      STORE_TIMEOUT_MS,
    )
  })
  try {
    await Promise.race([stores.settings.get(DEFAULT_ORGANISATION), late])
    return true
  } catch (error) {
    logger.error({ err: error }, 'The stores cannot be read')
    return false
  } finally {
    clearTimeout(timer)
  }
}
