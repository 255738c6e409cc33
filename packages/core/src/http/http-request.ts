import type { Role } from '../ports/organisation.ts'

/**
 * A request as an adapter hands it over; nothing in it is decoded or believed yet.
 *
 * Adapters convert and nothing else: every rule about URLs, headers and bodies is applied behind
 * this type, so that all frameworks answer alike.
 */
export interface HttpRequest {
  /** As on the request line, such as `GET`. Methods are told apart by case. */
  readonly method: string
  /** The target of the request line, still encoded: `/api/v1/render?template=card`. */
  readonly rawUrl: string
  /** Path at which the host mounted the routes, without a slash at its end; `''` for its root. */
  readonly mountPath: string
  /**
   * The value of a header by its lower-case name. Values of a header that came twice are joined by
   * `, `, so that none of them is overlooked. Called without its object.
   */
  readonly header: (name: string) => string | undefined
  /**
   * The body, read once. Called without its object.
   *
   * @throws {PlatenError} `body_too_large` as soon as more than `limitBytes` have come in.
   */
  readonly readBody: (limitBytes: number) => Promise<RequestBody>
  /** The client's address as the framework tells it, proxies that the host trusts left out. */
  readonly ip: string | undefined
  /** Fires when the client goes away. */
  readonly signal: AbortSignal
  /** Who is signed in to the host application; asked only by routes that take users. */
  findUser?(): HostUser | undefined | Promise<HostUser | undefined>
}

/** What is left of a body when the routes get hold of it. */
export type RequestBody =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** A body parser of the host has read it already. */
  | { readonly kind: 'parsed'; readonly value: unknown }
  /** Something of the host has read it, and kept nothing. */
  | { readonly kind: 'lost' }

/** A person whom the host application has signed in. */
export interface HostUser {
  readonly userId: string
  /** Default: the organisation `default`. */
  readonly orgId?: string | undefined
  /** Absent: the role that the members of the organisation give them. */
  readonly role?: Role | undefined
  readonly email?: string | undefined
}
