import type { PageRequestUnderTest } from './page-request.ts'

/** The port `AuditLog` of `@platen/core`, by its shape. */
export interface AuditLogUnderTest {
  append(events: readonly AuditEventUnderTest[]): Promise<void>
  list(
    orgId: string,
    filter: AuditFilterUnderTest,
    page: PageRequestUnderTest,
  ): Promise<readonly AuditEventUnderTest[]>
}

export interface AuditEventUnderTest {
  readonly id: string
  readonly orgId: string
  readonly createdAt: number
  readonly event: string
  readonly status: 'success' | 'failure'
  readonly actor:
    | { readonly type: 'user'; readonly id: string; readonly email?: string | undefined }
    | { readonly type: 'api_key'; readonly id: string }
    | { readonly type: 'system' }
  readonly metadata: JsonObjectUnderTest
}

export type JsonObjectUnderTest = { readonly [key: string]: JsonValueUnderTest }

type JsonValueUnderTest =
  | string
  | number
  | boolean
  | null
  | readonly JsonValueUnderTest[]
  | JsonObjectUnderTest

export interface AuditFilterUnderTest {
  readonly events?: readonly string[]
  readonly actorIds?: readonly string[]
  readonly status?: 'success' | 'failure'
  readonly createdAfter?: number
  readonly createdBefore?: number
}
