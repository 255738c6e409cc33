import { definePublicRoute } from '../define-route.ts'
import { createSession, deleteSession, getSession } from '../handlers/session.ts'
import type { Route } from '../route.ts'
import { sessionBodySchema, sessionJsonSchema } from '../schemas/session.ts'

const tag = 'Session'

export const SESSION_ROUTES: readonly Route[] = [
  definePublicRoute({
    method: 'GET',
    path: '/session',
    operationId: 'getSession',
    tag,
    summary: 'Ask who is signed in',
    responses: { 200: { description: 'The session.', schema: sessionJsonSchema } },
    problems: [401, 404],
    handler: getSession,
  }),
  definePublicRoute({
    method: 'POST',
    path: '/session',
    operationId: 'createSession',
    tag,
    summary: 'Sign in with the admin token',
    description:
      'For pages of this site: the request needs `Sec-Fetch-Site: same-origin`, which browsers send, or an `Origin` that is the instance. Wrong tokens count against the address.',
    body: sessionBodySchema,
    responses: {
      204: {
        description: 'Signed in.',
        headers: { 'Set-Cookie': 'The session: `HttpOnly`, `SameSite=Strict`, for half a day.' },
      },
    },
    problems: [401, 403, 404, 429],
    handler: createSession,
  }),
  definePublicRoute({
    method: 'DELETE',
    path: '/session',
    operationId: 'deleteSession',
    tag,
    summary: 'Sign out',
    description: 'Needs the header `X-Platen: 1` and a page of this site.',
    responses: {
      204: { description: 'Signed out.', headers: { 'Set-Cookie': 'Takes the session away.' } },
    },
    problems: [403, 404],
    handler: deleteSession,
  }),
]
