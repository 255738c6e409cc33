import type { Clock } from '../foundation/clock.ts'
import type { IdPrefix } from '../foundation/create-id.ts'
import type { Limits } from '../foundation/limits.ts'
import type { Logger } from '../foundation/logger.ts'
import type { Template } from '../model/template.ts'
import type { Role } from '../ports/organisation.ts'
import type { SettingsRecord } from '../ports/settings-record.ts'
import type { Stores } from '../ports/stores.ts'
import type { RenderOptions } from '../render/render-order.ts'
import type { RenderResult } from '../render/render-result.ts'
import type { Metrics } from './metrics.ts'

/** What the routes of one Platen share. */
export interface HttpTools {
  readonly stores: Stores
  readonly limits: Limits
  readonly logger: Logger
  /** Epoch ms. */
  readonly clock: Clock
  readonly options: HttpSettings
  /** Absent: not counted, and `/metrics` is not served. */
  readonly metrics: Metrics | undefined
  createId(prefix: IdPrefix): string
  render(template: Template, options: RenderOptions): Promise<RenderResult>
  /** The settings of an organisation, kept for as long as its epoch is the same. */
  getSettings(orgId: string, epoch: number | undefined): Promise<SettingsRecord>
  /** Whether new requests are welcome: false from the moment that `close` is called. */
  isOpen(): boolean
}

/** How the routes were set up. */
export interface HttpSettings {
  /** All routes lie below it, such as `/api/v1`; without a slash at its end. */
  readonly basePath: string
  /** Where the instance is reached from outside, without a slash at its end; for links and signatures. */
  readonly baseUrl: string | undefined
  /** Begins the `type` of problems; without a slash at its end. */
  readonly errorBase: string
  /** Mixed into digests of keys and codes of cursors. */
  readonly pepper: string | undefined
  /** The role of the creator of a key, when the host application knows better than the stores. */
  readonly resolveRole: ResolveRole | undefined
}

/** @returns undefined for somebody who is no member, who has no rights. */
export type ResolveRole = (
  orgId: string,
  userId: string,
) => Role | undefined | Promise<Role | undefined>
