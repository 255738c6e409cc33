import { type Credential, findCredential } from '../../auth/credentials.ts'
import type { Action } from '../../auth/permissions.ts'
import type { QueryPair } from '../../auth/query-pair.ts'
import { PlatenError } from '../../foundation/errors.ts'
import type { HttpRequest } from '../http-request.ts'
import type { HttpTools } from '../http-tools.ts'
import type { RouteAccess } from '../route.ts'
import type { IdentifiedCaller } from './caller.ts'
import { identifyKey } from './identify-key.ts'
import { identifySignature } from './identify-signature.ts'
import { identifyUser } from './identify-user.ts'
import type { UrlCredential } from './url-credential.ts'

/** A request on its way to a route that is not public. */
export interface AskedRequest {
  readonly request: HttpRequest
  readonly access: Exclude<RouteAccess, { readonly kind: 'public' }>
  /** Below the base path. */
  readonly path: string
  /** The decoded query of the image route; empty for others, where no credential stands in it. */
  readonly parameters: readonly QueryPair[]
  /** What is known of the URL from an earlier request. */
  readonly urlCredential: UrlCredential | undefined
}

/**
 * Finds out who calls: a key, a signature or, where the route takes them, somebody whom the host
 * application has signed in. A key comes before a session, so that scripts in a browser may use one.
 *
 * @throws {PlatenError} 400 for two credentials; 401 for none, or one that is not valid; 403 for a
 * signature or session that does not hold; 429 for an address that fails too often.
 */
export async function identifyCaller(
  asked: AskedRequest,
  tools: HttpTools,
): Promise<IdentifiedCaller> {
  const { request, access, parameters } = asked
  const known = findKnown(asked)
  const credential =
    known?.credential ?? findCredential({ header: request.header, query: parameters })
  switch (credential.kind) {
    case 'api_key': {
      const { text, place } = credential
      const presented = { text, ip: request.ip, hashes: known?.keyHashes }
      const { grant, settings } = await identifyKey(presented, tools)
      const inUrl = place === 'query'
      return { grant, settings, action: chooseAction(access, inUrl), inUrl, signature: undefined }
    }
    case 'signature': {
      const { grant, settings, ...signature } = await identifySignature(asked, tools)
      return { grant, settings, action: 'render:embed', inUrl: false, signature }
    }
    default:
      return identifySession(asked, credential, tools)
  }
}

/** What the URL says by itself counts where no header says anything. */
function findKnown({
  request: { header },
  urlCredential,
}: AskedRequest): UrlCredential | undefined {
  const isAlone = header('authorization') === undefined && header('x-api-key') === undefined
  return isAlone && urlCredential?.credential.kind === 'api_key' ? urlCredential : undefined
}

async function identifySession(
  { request, access }: AskedRequest,
  credential: Credential,
  tools: HttpTools,
): Promise<IdentifiedCaller> {
  const takesUsers = access.kind === 'caller' && access.users
  const grant = takesUsers ? await identifyUser(request, tools) : undefined
  if (grant === undefined) {
    const hint =
      credential.kind === 'foreign'
        ? 'The "Authorization" header is of another scheme; send "Bearer" and an API key.'
        : 'Send an API key as "Authorization: Bearer <key>".'
    throw new PlatenError('key_missing', hint)
  }
  const settings = await tools.organisations.getSettings(grant.orgId, undefined)
  return {
    grant,
    settings,
    action: chooseAction(access, false),
    inUrl: false,
    signature: undefined,
  }
}

function chooseAction(access: AskedRequest['access'], inUrl: boolean): Action {
  if (access.kind === 'caller') return access.action
  return inUrl ? 'render:embed' : 'render:fetch'
}
