import type { AuditEvent } from './audit-event.ts'
import type { SettingsRecord } from './settings-record.ts'

/**
 * The settings of each organisation, and its epoch.
 *
 * Contract (checked by `settingsStoreConformance` in @platen/testkit):
 * - An organisation that never saved anything has `DEFAULT_SETTINGS`, at epoch 0.
 * - A change, its audit events and the growth of the epoch are one transaction. The epoch never
 *   shrinks and grows with every change made through the key, settings, member, template,
 *   signing-key and asset stores of that organisation, and with those of no other.
 * - Refused hosts leave the epoch alone. They may be late or, on a crash, lost.
 */
export interface SettingsStore {
  get(orgId: string): Promise<SettingsRecord>
  /** @throws {PlatenError} conflict: the epoch is not `expectedEpoch`. */
  update(change: SettingsChange, audit: readonly AuditEvent[]): Promise<SettingsRecord>
  /**
   * Remembers that a page's host was refused. The last 20 hosts are kept; one that is refused again
   * is counted and moves to the front.
   */
  noteRefusedHost(orgId: string, refusal: HostRefusal): Promise<void>
  /** Latest first, at most 20. */
  listRefusedHosts(orgId: string): Promise<readonly RefusedHost[]>
}

/** How many refused hosts an organisation keeps. */
export const MAX_REFUSED_HOSTS = 20

/** What an organisation has before it saves anything. */
export const DEFAULT_SETTINGS: Omit<SettingsRecord, 'orgId'> = {
  allowedHosts: [],
  keysMayManageKeys: true,
  cacheMode: 'private',
  plan: 'default',
  epoch: 0,
  updatedAt: 0,
}

export type SettingsPatch = Partial<
  Pick<SettingsRecord, 'allowedHosts' | 'keysMayManageKeys' | 'cacheMode' | 'plan'>
>

export interface SettingsChange {
  readonly orgId: string
  readonly patch: SettingsPatch
  /** Absent: whatever the epoch is. */
  readonly expectedEpoch?: number | undefined
  /** Epoch ms. */
  readonly at: number
}

export interface HostRefusal {
  /** In canonical form, at most 262 characters: a host and its port. */
  readonly host: string
  /** Epoch ms. */
  readonly at: number
}

export interface RefusedHost {
  readonly host: string
  /** How often since it was last forgotten. */
  readonly count: number
  /** Epoch ms. */
  readonly lastAt: number
}
