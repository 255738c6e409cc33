import { PlatenError } from '../foundation/errors.ts'
import type { RefusedHost, SettingsStore } from '../ports/settings-store.ts'
import { MAX_REFUSED_HOSTS } from '../ports/settings-store.ts'
import type { MemoryDatabase } from './memory-database.ts'

/** Keeps settings in this process until it ends. */
export function createMemorySettingsStore(database: MemoryDatabase): SettingsStore {
  /** Latest first. */
  const refusedHosts = new Map<string, readonly RefusedHost[]>()
  return {
    async get(orgId) {
      return database.settingsOf(orgId)
    },
    async update({ orgId, patch, expectedEpoch, at }, audit) {
      const settings = database.settingsOf(orgId)
      if (expectedEpoch !== undefined && expectedEpoch !== settings.epoch) {
        throw new PlatenError('conflict', 'The settings were changed meanwhile; read them again.')
      }
      database.commit(orgId, audit, { ...settings, ...patch, updatedAt: at })
      return database.settingsOf(orgId)
    },
    async noteRefusedHost(orgId, { host, at }) {
      const known = refusedHosts.get(orgId) ?? []
      const same = known.find((refused) => refused.host === host)
      const others = known.filter((refused) => refused !== same)
      const noted = { host, count: (same?.count ?? 0) + 1, lastAt: at }
      refusedHosts.set(orgId, [noted, ...others].slice(0, MAX_REFUSED_HOSTS))
    },
    async listRefusedHosts(orgId) {
      return refusedHosts.get(orgId) ?? []
    },
  }
}
