import type { AccessScope } from './decision.ts'
import { findGrantUser, type Grant } from './grant.ts'
import type { ResourceKind } from './not-found.ts'
import { type Action, KEY_TABLE, ROLE_TABLE } from './permissions.ts'

/** One thing that a request is about. */
export interface AccessTarget {
  readonly kind: ResourceKind
  /** Of a template, its id; of a render, its template's. */
  readonly templateId?: string | undefined
  /** User who made it. What nobody made is nobody's own. */
  readonly createdBy?: string | undefined
}

/** How far a grant reaches with an action that it is permitted. */
export function findScope(grant: Grant, action: Action): AccessScope {
  return {
    createdBy: isForOwnOnly(grant, action) ? findGrantUser(grant) : undefined,
    templateIds: findTemplates(grant, action),
  }
}

export function isWithinScope(target: AccessTarget, scope: AccessScope): boolean {
  const { createdBy, templateIds } = scope
  if (createdBy !== undefined && target.createdBy !== createdBy) return false
  if (templateIds === undefined || !isBoundToTemplate(target.kind)) return true
  return target.templateId !== undefined && templateIds.includes(target.templateId)
}

function isForOwnOnly(grant: Grant, action: Action): boolean {
  if (grant.kind === 'signed_url') return false
  if (grant.kind === 'api_key' && KEY_TABLE[action][grant.key.type] === 'own') return true
  return grant.role !== undefined && ROLE_TABLE[action][grant.role] === 'own'
}

/** The templates of any key narrow it; a project key without any, which is a fault, has none. */
function findTemplates(grant: Grant, action: Action): readonly string[] | undefined {
  const kind = action.slice(0, action.indexOf(':'))
  if (grant.kind !== 'api_key' || !isBoundToTemplate(kind)) return undefined
  const { type, templateIds } = grant.key
  return templateIds ?? (KEY_TABLE[action][type] === 'own-templates' ? [] : undefined)
}

function isBoundToTemplate(kind: string): boolean {
  return kind === 'template' || kind === 'render'
}
