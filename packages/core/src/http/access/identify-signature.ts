import type { SignedUrlGrant } from '../../auth/grant.ts'
import type { QueryPair } from '../../auth/query-pair.ts'
import { parseUrlSignature, verifyUrl } from '../../auth/verify-url.ts'
import type { SettingsRecord } from '../../ports/settings-record.ts'
import type { HttpTools } from '../http-tools.ts'

export interface IdentifiedSignature {
  readonly grant: SignedUrlGrant
  readonly settings: SettingsRecord
  /** Epoch ms at which the URL ends. */
  readonly expiresAtMs: number
  /** Parameters that whoever holds the URL may change. */
  readonly freeNames: readonly string[]
}

/**
 * Verifies the signature of an image URL.
 *
 * @param path Below the base path, such as `/render`: a signature holds wherever the host mounts it.
 * @throws {PlatenError} `invalid_signature`, or `key_invalid` for a signing key that was revoked.
 */
export async function identifySignature(
  { path, parameters }: { readonly path: string; readonly parameters: readonly QueryPair[] },
  tools: HttpTools,
): Promise<IdentifiedSignature> {
  const claim = parseUrlSignature(parameters)
  const found = await tools.stores.signingKeys.findGrant(claim.signingKeyId)
  // A secret that cannot be opened any more signs nothing: the URL is as good as forged.
  const secret = found && tools.signingSecrets?.unseal(found.key.secret)
  const key = found && secret && { ...found.key, secret }
  const grant = verifyUrl({ path, parameters, claim, nowMs: tools.clock() }, key)
  const settings = await tools.organisations.getSettings(grant.orgId, found?.orgEpoch)
  const { expiresAtMs, freeNames } = claim
  return { grant, settings, expiresAtMs, freeNames }
}
