import { DEFAULT_ORGANISATION } from '../../ports/organisation.ts'

/** Whoever holds the admin token. */
export const ADMIN_USER = { userId: 'admin', orgId: DEFAULT_ORGANISATION, role: 'owner' } as const
