import { findGrantUser } from '../auth/grant.ts'
import { SYSTEM_USER } from '../ports/organisation.ts'
import type { RouteRequest } from './route.ts'

/** Who is behind a request: who signed in, or made the key; `system` for a signed URL. */
export function actingUser({ grant }: Pick<RouteRequest, 'grant'>): string {
  return findGrantUser(grant) ?? SYSTEM_USER
}
