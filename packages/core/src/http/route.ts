import type { z } from 'zod'
import type { Action } from '../auth/permissions.ts'
import type { QueryPair } from '../auth/query-pair.ts'
import type { CheckedCaller } from './access/caller.ts'
import type { RequestBody } from './http-request.ts'
import type { HttpResponse } from './http-response.ts'
import type { HttpTools } from './http-tools.ts'
import type { Idempotency } from './idempotency.ts'
import type { QueryParameters } from './query-parameter.ts'
import type { ReadUrl } from './rendering/url-shelf.ts'

/** One line of the table of routes: all that routing, checks and the reference know of it. */
export interface Route extends RouteDescription {
  readonly method: Method
  /** Below the base path, with parts in braces: `/templates/{idOrSlug}/versions/{version}`. */
  readonly path: string
  readonly access: RouteAccess
  /** Parameters of the query; others are passed over. */
  readonly query: QueryParameters
  /** Of a JSON body; absent for routes without a body and for those that take files. */
  readonly body: z.ZodType | undefined
  /** What an `Idempotency-Key` does. Absent: nothing. */
  readonly idempotency?: Idempotency | undefined
  /** Reads query and body, and answers; access has been decided. May throw at once. */
  run(request: UnreadRequest, tools: HttpTools): Promise<HttpResponse>
}

/** HEAD and OPTIONS are answered for every route by rule. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Who may call. */
export type RouteAccess =
  /** Anyone; no credential is looked at. */
  | { readonly kind: 'public' }
  /** A key in a header or, if `users`, somebody who is signed in to the host application. */
  | { readonly kind: 'caller'; readonly action: Action; readonly users: boolean }
  /** A key or a signature in the URL, or a key in a header. */
  | { readonly kind: 'image' }

/** What the reference says of a route. */
export interface RouteDescription {
  /** Unique and stable: generated clients name their functions after it. */
  readonly operationId: string
  readonly tag: RouteTag
  /** A few words, such as "List templates". */
  readonly summary: string
  /** Further sentences, in Markdown. */
  readonly description?: string
  /** What it answers when all goes well, by status. */
  readonly responses: Readonly<Record<number, RouteResponse>>
  /** Statuses of refusals beyond those that access, query and body imply. */
  readonly problems?: readonly number[]
  /** Media types of the file that the body is, when it is not JSON. */
  readonly uploads?: readonly string[]
}

export interface RouteResponse {
  readonly description: string
  /** Of a JSON answer. */
  readonly schema?: z.ZodType
  /** Of any other answer with a body. */
  readonly mediaTypes?: readonly string[]
  /** Headers worth knowing, by name: one sentence each. */
  readonly headers?: Readonly<Record<string, string>>
}

/** Which resource a route belongs to; the reference has a chapter for each. */
export type RouteTag =
  | 'Renders'
  | 'Image URLs'
  | 'Templates'
  | 'Assets'
  | 'API keys'
  | 'Settings'
  | 'Signing keys'
  | 'Webhooks'
  | 'Members'
  | 'Activity'
  | 'Session'
  | 'System'

/** What every handler is given. */
export interface PublicRequest<Query = unknown, Body = unknown> {
  /** `req_` and 26 characters, or what the client chose; the same as in the answer. */
  readonly id: string
  /** Path and query as the client may ask for them again; for links. */
  readonly url: string
  /** Below the base path, still encoded: `/api-keys/key_1`. */
  readonly path: string
  /** Without its `?`, still encoded; for routes that read it themselves. */
  readonly rawQuery: string
  /** Parts of the path by their names in the route, decoded. */
  readonly params: Readonly<Record<string, string>>
  readonly query: Query
  readonly body: Body
  readonly ip: string | undefined
  /** Fires when the client goes away. */
  readonly signal: AbortSignal
  /** The value of a header by its lower-case name. */
  header(name: string): string | undefined
  /** For routes that take files; see `read-body.ts`. */
  readBody(limitBytes: number): Promise<RequestBody>
}

/** A request that passed all checks; its route reads query and body into it. */
export interface UnreadRequest extends PublicRequest {
  query: unknown
  body: unknown
}

/** What the handler of a route is given whose caller is known and may act. */
export interface RouteRequest<Query = unknown, Body = unknown>
  extends PublicRequest<Query, Body>,
    CheckedCaller {
  /** The decoded query of the image route, each name once; empty for others. */
  readonly parameters: readonly QueryPair[]
  /** What is kept of an image URL that was answered before; of others nothing. */
  readonly readUrl: ReadUrl | undefined
}
