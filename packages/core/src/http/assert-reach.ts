import type { AccessTarget } from '../auth/access-scope.ts'
import { authorize } from '../auth/authorize.ts'
import { assertAllowed } from '../auth/decision.ts'
import type { Action } from '../auth/permissions.ts'
import type { RouteRequest } from './route.ts'

/**
 * Checks whether the caller may do something to the one thing that was found.
 *
 * @throws {PlatenError} `not_found` for what the caller may not know of, in the words used for what
 *   does not exist; else the refusal.
 */
export function assertReach(
  { grant, circumstances }: Pick<RouteRequest, 'grant' | 'circumstances'>,
  action: Action,
  target: AccessTarget,
): void {
  const { ip, page } = circumstances
  assertAllowed(authorize(grant, action, { ip, page, target }))
}
