import { LRUCache } from 'lru-cache'
import { compileHostPolicy, type HostPolicy } from '../auth/allowed-host.ts'
import type { ApiKeyRecord } from '../ports/api-key-record.ts'
import type { SettingsRecord } from '../ports/settings-record.ts'
import type { SettingsStore } from '../ports/settings-store.ts'

/**
 * What is derived from an organisation's settings, kept for as long as its epoch stands: every
 * request learns the epoch of now from the one read that it makes anyway, so nothing that was
 * changed, by whichever process, outlives its change.
 */
export interface OrganisationCache {
  /** @param epoch As the store gave it in this request; absent, the store is asked. */
  getSettings(orgId: string, epoch: number | undefined): Promise<SettingsRecord>
  /** The hosts that a get key may be embedded by. */
  getHostPolicy(settings: SettingsRecord, key: ApiKeyRecord): HostPolicy
}

/** Organisations, and keys with hosts of their own, that are kept at once. */
const MAX_ENTRIES = 10_000

export function createOrganisationCache(store: SettingsStore): OrganisationCache {
  const settingsOf = new LRUCache<string, SettingsRecord>({ max: MAX_ENTRIES })
  const policies = new LRUCache<string, KeptPolicy>({ max: MAX_ENTRIES })
  return {
    getSettings: async (orgId, epoch) => {
      const kept = settingsOf.get(orgId)
      if (kept !== undefined && kept.epoch === epoch) return kept
      const settings = await store.get(orgId)
      settingsOf.set(orgId, settings)
      return settings
    },
    getHostPolicy: ({ orgId, epoch, allowedHosts }, key) => {
      // Changes of a key make its organisation's epoch grow too.
      const name = key.allowedHosts === undefined ? orgId : `${orgId} ${key.id}`
      const kept = policies.get(name)
      if (kept?.epoch === epoch) return kept.policy
      const policy = compileHostPolicy(allowedHosts, key.allowedHosts)
      policies.set(name, { epoch, policy })
      return policy
    },
  }
}

interface KeptPolicy {
  readonly epoch: number
  readonly policy: HostPolicy
}
