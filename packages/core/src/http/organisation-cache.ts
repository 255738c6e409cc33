import { LRUCache } from 'lru-cache'
import {
  compileHostPolicy,
  type HostPolicy,
  type HostVerdict,
  judgeHosts,
  type SourceHeaders,
} from '../auth/allowed-host.ts'
import { joinParts } from '../foundation/join-parts.ts'
import type { ApiKeyRecord } from '../ports/api-key-record.ts'
import type { SettingsRecord } from '../ports/settings-record.ts'
import type { SettingsStore } from '../ports/settings-store.ts'

/**
 * What is derived from an organisation's settings, kept for as long as its epoch stands: every
 * request learns the epoch of now from the one read that it makes anyway, so nothing that was
 * changed, by whichever process, outlives its change.
 */
export interface OrganisationCache {
  /**
   * Settings that are kept and stand at this epoch.
   *
   * @param epoch As the store gave it in this request.
   */
  findSettings(orgId: string, epoch: number): SettingsRecord | undefined
  /** @param epoch As the store gave it in this request; absent, the store is asked. */
  getSettings(orgId: string, epoch: number | undefined): Promise<SettingsRecord>
  /** Whether a page may embed the images of a get key. */
  judgePage(settings: SettingsRecord, key: ApiKeyRecord, headers: SourceHeaders): HostVerdict
}

/** Organisations, and keys with hosts of their own, that are kept at once. */
const MAX_ENTRIES = 10_000
/** Bytes of verdicts: some 10,000 pages. */
const MAX_VERDICT_BYTES = 8_000_000
/** What a verdict costs beside the headers that it is about. */
const VERDICT_BYTES = 600

export function createOrganisationCache(store: SettingsStore): OrganisationCache {
  const settingsOf = new LRUCache<string, SettingsRecord>({ max: MAX_ENTRIES })
  const policies = new LRUCache<string, KeptPolicy>({ max: MAX_ENTRIES })
  const verdicts = new LRUCache<string, HostVerdict>({
    maxSize: MAX_VERDICT_BYTES,
    sizeCalculation: (_verdict, name) => 4 * name.length + VERDICT_BYTES,
  })

  const getPolicy = (name: string, { epoch, allowedHosts }: SettingsRecord, key: ApiKeyRecord) => {
    const kept = policies.get(name)
    if (kept?.epoch === epoch) return kept.policy
    const policy = compileHostPolicy(allowedHosts, key.allowedHosts)
    policies.set(name, { epoch, policy })
    return policy
  }

  const findSettings = (orgId: string, epoch: number | undefined) => {
    const kept = settingsOf.get(orgId)
    return kept?.epoch === epoch ? kept : undefined
  }

  return {
    findSettings,
    getSettings: async (orgId, epoch) => {
      const kept = findSettings(orgId, epoch)
      if (kept !== undefined) return kept
      const settings = await store.get(orgId)
      settingsOf.set(orgId, settings)
      return settings
    },
    judgePage: (settings, key, headers) => {
      // Changes of a key make its organisation's epoch grow too.
      const name = key.allowedHosts === undefined ? `org:${settings.orgId}` : `key:${key.id}`
      const asked = joinParts([name, String(settings.epoch), headers.origin, headers.referer])
      const known = verdicts.get(asked)
      if (known !== undefined) return known
      const verdict = judgeHosts(getPolicy(name, settings, key), headers)
      verdicts.set(asked, verdict)
      return verdict
    },
  }
}

interface KeptPolicy {
  readonly epoch: number
  readonly policy: HostPolicy
}
