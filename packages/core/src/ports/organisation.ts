/** Everything is scoped to an organisation; a host without tenants has this one. */
export const DEFAULT_ORGANISATION = 'default'

/** What a member of an organisation may do; see the role table in `auth`. */
export const ROLES = ['owner', 'admin', 'user', 'viewer'] as const
export type Role = (typeof ROLES)[number]

/** Creator of keys that no person made: by the command line or by seeding. It ranks as owner. */
export const SYSTEM_USER = 'system'
