import type { ApiKeyRecord } from '../ports/api-key-record.ts'
import type { Role } from '../ports/organisation.ts'

/** Who is asking, proved: what `authorize` decides upon. */
export type Grant = ApiKeyGrant | UserGrant | SignedUrlGrant

/** A request with an API key that is valid now. */
export interface ApiKeyGrant {
  readonly kind: 'api_key'
  readonly orgId: string
  readonly key: ApiKeyRecord
  /** The creator's role now, not when the key was made; undefined for someone who is no member. */
  readonly role: Role | undefined
  /** Setting of the organisation: whether master keys may manage keys, hosts and settings. */
  readonly keysMayManageKeys: boolean
}

/** A request by a person whom the host application has signed in. */
export interface UserGrant {
  readonly kind: 'user'
  readonly orgId: string
  readonly userId: string
  readonly role: Role
  readonly email?: string | undefined
}

/** A request for one image, signed by the organisation: it may do this one thing and no other. */
export interface SignedUrlGrant {
  readonly kind: 'signed_url'
  readonly orgId: string
  readonly signingKeyId: string
}

/** User behind a grant: who signed in, or who made the key. Undefined for a signed URL. */
export function findGrantUser(grant: Grant): string | undefined {
  switch (grant.kind) {
    case 'api_key':
      return grant.key.createdBy
    case 'user':
      return grant.userId
    case 'signed_url':
      return undefined
  }
}
