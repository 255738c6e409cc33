import type { AuditEventUnderTest } from './audit-log.ts'

/** The port `SettingsStore` of `@platen/core`, by its shape. */
export interface SettingsStoreUnderTest {
  get(orgId: string): Promise<SettingsUnderTest>
  update(
    change: SettingsChangeUnderTest,
    audit: readonly AuditEventUnderTest[],
  ): Promise<SettingsUnderTest>
  noteRefusedHost(
    orgId: string,
    refusal: { readonly host: string; readonly at: number },
  ): Promise<void>
  listRefusedHosts(orgId: string): Promise<readonly RefusedHostUnderTest[]>
}

export interface SettingsUnderTest {
  readonly orgId: string
  readonly allowedHosts: readonly string[]
  readonly keysMayManageKeys: boolean
  readonly cacheMode: 'private' | 'shared'
  readonly plan: string
  readonly epoch: number
  readonly updatedAt: number
}

interface SettingsChangeUnderTest {
  readonly orgId: string
  readonly patch: Partial<
    Pick<SettingsUnderTest, 'allowedHosts' | 'keysMayManageKeys' | 'cacheMode' | 'plan'>
  >
  readonly expectedEpoch?: number
  readonly at: number
}

interface RefusedHostUnderTest {
  readonly host: string
  readonly count: number
  readonly lastAt: number
}
