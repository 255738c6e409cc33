import { type AccessTarget, findScope, isWithinScope } from './access-scope.ts'
import {
  type HostPolicy,
  type HostVerdict,
  judgeHosts,
  type SourceHeaders,
} from './allowed-host.ts'
import { type Decision, type Denied, deny } from './decision.ts'
import type { ApiKeyGrant, Grant, UserGrant } from './grant.ts'
import { isIpInRanges } from './ip-range.ts'
import { NOT_FOUND_DETAILS, type ResourceKind } from './not-found.ts'
import { ACTIONS, type Action, KEY_TABLE, ROLE_TABLE } from './permissions.ts'

/** Where a request comes from, and what it is about. */
export interface AccessRequest {
  /** Address of the client. Keys with IP ranges are refused without it. */
  readonly ip?: string | undefined
  /** What get keys are checked by; they are refused without it. */
  readonly page?: EmbeddingPage | undefined
  /** The one thing that is asked for; absent for a list, for something new, or while not yet known. */
  readonly target?: AccessTarget | undefined
}

/** What is known of the page: its headers, or what `judgeHosts` said of them earlier. */
export type EmbeddingPage =
  | { readonly policy: HostPolicy; readonly headers: SourceHeaders }
  | { readonly verdict: HostVerdict }

/** By which action one learns that a thing exists. */
const READING_ACTIONS = {
  template: 'template:read',
  render: 'render:read',
  asset: 'asset:read',
  api_key: 'api_key:read',
  signing_key: 'signing_key:read',
  webhook: 'webhook:read',
  member: 'member:read',
} as const satisfies Record<ResourceKind, Action>

/**
 * Decides whether a grant permits an action: the key's type, cut down by its creator's role now and
 * by the key's own options.
 *
 * The order of the checks is part of the contract: type of key, page (get keys), address, role,
 * reach. Without a target the decision holds for lists and new things, and its scope says what a
 * list must be cut down to; ask again as soon as the target is known. Whoever may not even read a
 * thing is told that it does not exist.
 */
export function authorize(grant: Grant, action: Action, request: AccessRequest = {}): Decision {
  const denied = findDenial(grant, action, request)
  if (denied !== undefined) return denied
  return { allowed: true, scope: findScope(grant, action) }
}

function findDenial(grant: Grant, action: Action, request: AccessRequest): Denied | undefined {
  switch (grant.kind) {
    case 'signed_url':
      return action === 'render:embed'
        ? undefined
        : deny('key_type_not_permitted', `A signed URL may not ${ACTIONS[action]}.`)
    case 'user':
      return checkRole(grant, action) ?? checkReach(grant, action, request)
    case 'api_key':
      return (
        checkKeyType(grant, action) ??
        checkPage(grant, request) ??
        checkAddress(grant, request) ??
        checkRole(grant, action) ??
        checkManaging(grant, action) ??
        checkReach(grant, action, request)
      )
  }
}

function checkKeyType({ key }: ApiKeyGrant, action: Action): Denied | undefined {
  return KEY_TABLE[action][key.type] === 'no'
    ? deny('key_type_not_permitted', `A key of type "${key.type}" may not ${ACTIONS[action]}.`)
    : undefined
}

/** Get keys stand in pages for all to read; without the headers to check, they open nothing. */
function checkPage({ key }: ApiKeyGrant, { page }: AccessRequest): Denied | undefined {
  if (key.type !== 'get') return undefined
  if (page === undefined) return deny('source_missing', 'The request names no embedding page.')
  return ('verdict' in page ? page.verdict : judgeHosts(page.policy, page.headers)).denied
}

function checkAddress({ key }: ApiKeyGrant, { ip }: AccessRequest): Denied | undefined {
  if (key.ipAllow === undefined) return undefined
  return ip !== undefined && isIpInRanges(ip, key.ipAllow)
    ? undefined
    : deny('ip_not_allowed', 'This key may not be used from the address of this request.')
}

function checkRole(grant: UserGrant | ApiKeyGrant, action: Action): Denied | undefined {
  const { role } = grant
  if (role === undefined) {
    return deny('role_not_permitted', 'The creator of this key is no member of the organisation.')
  }
  if (ROLE_TABLE[action][role] !== 'no') return undefined
  const who = grant.kind === 'user' ? `The role "${role}"` : `A creator in the role "${role}"`
  return deny('role_not_permitted', `${who} may not ${ACTIONS[action]}.`)
}

/** A key that manages the organisation could make itself heirs, so it is held to its creator's rank. */
function checkManaging(grant: ApiKeyGrant, action: Action): Denied | undefined {
  if (KEY_TABLE[action][grant.key.type] !== 'while-creator-manages') return undefined
  if (!grant.keysMayManageKeys) {
    return deny('keys_may_not_manage', `In this organisation keys may not ${ACTIONS[action]}.`)
  }
  return grant.role === 'owner' || grant.role === 'admin'
    ? undefined
    : deny(
        'role_not_permitted',
        `A key may ${ACTIONS[action]} only while its creator is Owner or Admin.`,
      )
}

/** What may not be read does not exist, as far as the caller is told. */
function checkReach(grant: Grant, action: Action, request: AccessRequest): Denied | undefined {
  const { target } = request
  if (target === undefined || isWithinScope(target, findScope(grant, action))) return undefined
  const reading = READING_ACTIONS[target.kind]
  const isKnown = findDenial(grant, reading, { ...request, target: undefined }) === undefined
  if (isKnown && isWithinScope(target, findScope(grant, reading))) {
    return deny(
      'not_owner',
      `Somebody else made this: you may ${ACTIONS[action]} of your own only.`,
    )
  }
  return deny('not_found', NOT_FOUND_DETAILS[target.kind])
}
