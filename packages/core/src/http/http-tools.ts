import type { LoopMark } from '../assets/fetch/loop-mark.ts'
import type { AdminSessions } from '../auth/admin-sessions.ts'
import type { RatePlan } from '../auth/rate-plans.ts'
import type { Clock } from '../foundation/clock.ts'
import type { IdPrefix } from '../foundation/create-id.ts'
import type { Limits } from '../foundation/limits.ts'
import type { Logger } from '../foundation/logger.ts'
import type { SecretBox } from '../foundation/secret-box.ts'
import type { Role } from '../ports/organisation.ts'
import type { Stores } from '../ports/stores.ts'
import type { Renderer } from '../render/create-renderer.ts'
import type { FailureCount } from './access/failure-count.ts'
import type { KeyUses } from './access/key-uses.ts'
import type { AdmissionSettings } from './admission/admission-options.ts'
import type { BackgroundWork } from './background-work.ts'
import type { Metrics } from './metrics.ts'
import type { OnceInAWhile } from './once-in-a-while.ts'
import type { OrganisationCache } from './organisation-cache.ts'
import type { Rendering } from './rendering/rendering.ts'
import type { RequestsUnderWay } from './requests-under-way.ts'

/** What the routes of one Platen share. */
export interface HttpTools {
  readonly stores: Stores
  readonly limits: Limits
  readonly logger: Logger
  /** Epoch ms. */
  readonly clock: Clock
  readonly options: HttpSettings
  readonly renderer: Renderer
  readonly rendering: Rendering
  readonly organisations: OrganisationCache
  readonly background: BackgroundWork
  readonly failures: FailureCount
  readonly keyUses: KeyUses
  /** By key id: whether its exposure in a URL is news. */
  readonly exposures: OnceInAWhile
  /** For the secrets of signing keys. Absent without a `secret`: URLs are neither signed nor verified. */
  readonly signingSecrets: SecretBox | undefined
  /** Of the built-in sign-in. Absent without an `adminToken`: only the host signs people in. */
  readonly sessions: AdminSessions | undefined
  /** Absent: not counted, and `/metrics` is not served. */
  readonly metrics: Metrics | undefined
  /** Of requests that come from this Platen itself. */
  readonly mark: LoopMark
  createId(prefix: IdPrefix): string
  readonly underWay: RequestsUnderWay
  /** Whether new requests are welcome: false from the moment that `drain` or `close` is called. */
  isOpen(): boolean
}

/** How the routes were set up. */
export interface HttpSettings {
  /** All routes lie below it, such as `/api/v1`; without a slash at its end. */
  readonly basePath: string
  /** Where the base path lies from outside, without a slash at its end; see `HttpOptions`. */
  readonly baseUrl: string | undefined
  /** Begins the `type` of problems; without a slash at its end. */
  readonly errorBase: string
  /** Mixed into digests of keys. */
  readonly pepper: string | undefined
  /** Codes cursors; see `cursor.ts`. */
  readonly secret: string | undefined
  /** Limits of organisations that were given no plan of their own. */
  readonly defaultRatePlan: RatePlan
  readonly admission: AdmissionSettings
  /** Opens sessions; see `HttpOptions`. */
  readonly adminToken: string | undefined
  /** The role of the creator of a key, when the host application knows better than the stores. */
  readonly resolveRole: ResolveRole | undefined
}

/** @returns undefined for somebody who is no member, who has no rights. */
export type ResolveRole = (
  orgId: string,
  userId: string,
) => Role | undefined | Promise<Role | undefined>
