/** The settings of an organisation. */
export interface SettingsRecord {
  readonly orgId: string
  /** Canonical form; see the host grammar in `auth`. Empty: every get key is refused. */
  readonly allowedHosts: readonly string[]
  /** Whether master keys may manage keys and settings while their creator may. */
  readonly keysMayManageKeys: boolean
  /** `private`: the host list binds at every request. `shared`: images may be kept by shared caches. */
  readonly cacheMode: 'private' | 'shared'
  /** Name of a preset of rate limits; `default`: the one that the operator chose for all. */
  readonly plan: string
  /** Grows with every change of a key, host, member, template or setting of the organisation. */
  readonly epoch: number
  readonly updatedAt: number
}
