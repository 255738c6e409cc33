import { createAdminSessions } from '../auth/admin-sessions.ts'
import { createId } from '../foundation/create-id.ts'
import type { Limits } from '../foundation/limits.ts'
import { SILENT_LOGGER } from '../foundation/logger.ts'
import { createSecretBox } from '../foundation/secret-box.ts'
import { createMemoryRateLimiter } from '../memory/memory-rate-limiter.ts'
import type { Stores } from '../ports/stores.ts'
import { createFailureCount } from './access/failure-count.ts'
import { createKeyUses } from './access/key-uses.ts'
import { createBackgroundWork } from './background-work.ts'
import type { HttpOptions } from './http-options.ts'
import type { HttpSettings, HttpTools } from './http-tools.ts'
import { createMetrics } from './metrics.ts'
import { createOnceInAWhile } from './once-in-a-while.ts'
import { createOrganisationCache } from './organisation-cache.ts'
import { createRendering } from './rendering/create-rendering.ts'
import { RequestsUnderWay } from './requests-under-way.ts'

/** What a Platen has made already and its routes need. */
export interface HttpSurroundings extends Pick<HttpTools, 'isOpen' | 'mark' | 'renderer'> {
  readonly stores: Stores
  readonly limits: Limits
  readonly settings: HttpSettings
  /** Of which the settings were parsed. */
  readonly options: Pick<HttpOptions, 'clock' | 'logger' | 'metrics' | 'reference'>
}

/** Bytes of the counters of failed authentications: about 20,000 addresses. */
const FAILURE_BYTES = 4_000_000
/** An exposed key is reported once an hour: whoever reads the log has seen it then. */
const EXPOSURE_MS = 3_600_000

/** Sets up what the routes of one Platen share. */
export function createHttpTools(surroundings: HttpSurroundings): HttpTools {
  const { stores, limits, renderer, mark, isOpen, settings } = surroundings
  const { logger = SILENT_LOGGER, clock = Date.now, metrics = false } = surroundings.options
  const { secret, adminToken } = settings
  const background = createBackgroundWork(logger)
  const failures = createMemoryRateLimiter({ clock, maxBytes: FAILURE_BYTES })
  const counted = metrics ? createMetrics() : undefined
  const shared = { stores, limits, logger, clock, renderer, background, metrics: counted }
  return {
    ...shared,
    options: settings,
    rendering: createRendering({ ...shared, options: settings }),
    isOpen,
    underWay: new RequestsUnderWay(),
    mark,
    organisations: createOrganisationCache(stores.settings),
    failures: createFailureCount(failures, clock),
    keyUses: createKeyUses(stores.keys, { background, clock }),
    exposures: createOnceInAWhile(EXPOSURE_MS, clock),
    signingSecrets:
      secret === undefined ? undefined : createSecretBox({ secret, purpose: 'signing-key' }),
    sessions: adminToken === undefined ? undefined : createAdminSessions({ adminToken, secret }),
    createId,
  }
}
