/** What adapters for frameworks on `node:http` are made of. */
export type { HostUser, HttpRequest } from './http/http-request.ts'
export type { HttpResponse } from './http/http-response.ts'
export { isUnread } from './http/node/is-unread.ts'
export { type NodeRequestParts, toHttpRequest } from './http/node/to-http-request.ts'
export type { HttpHandler } from './http/node/to-node-handler.ts'
export { writeHttpResponse } from './http/node/write-http-response.ts'
