import type { JsonObject } from '../../ports/json.ts'

/** The ways to say who one is; routes refer to them by these names. */
export const SECURITY_SCHEMES = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'rs_live_…',
    description: 'A Master, Project or Read-only key. Keep it on servers: it is a secret.',
  },
  apiKeyHeader: {
    type: 'apiKey',
    in: 'header',
    name: 'X-API-Key',
    description: 'The same key in another header.',
  },
  apiKeyQuery: {
    type: 'apiKey',
    in: 'query',
    name: 'apiKey',
    description:
      'A GET key (`rs_get_…`), for image URLs only, also spelled `key`. It is public, so the page that shows the image must be of an allowed host.',
  },
  signedUrl: {
    type: 'apiKey',
    in: 'query',
    name: 'sig',
    description:
      'A signature over the URL, with `exp`, `kid` and `free`, as `signUrl` makes it. Replaces the check of hosts: for e-mail and for pages that send no Referer.',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'platen_session',
    description:
      'The session of the application that these routes are mounted in, under a name of its own, or the built-in one of `POST /session`. Changes must come from a page of the same origin.',
  },
} as const satisfies Record<string, JsonObject>
