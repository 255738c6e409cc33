import { randomBytes } from 'node:crypto'
import { SIGNING_SECRET_BYTES } from '../../auth/url-signature.ts'
import { PlatenError } from '../../foundation/errors.ts'
import type { SecretBox } from '../../foundation/secret-box.ts'
import type { SigningKeyRecord } from '../../ports/signing-key-store.ts'
import type { HttpTools } from '../http-tools.ts'

/** Makes a key that signs image URLs, with a secret of its own that nobody is shown. */
export function buildSigningKey(
  tools: Pick<HttpTools, 'signingSecrets' | 'createId' | 'clock'>,
  { orgId, createdBy }: Pick<SigningKeyRecord, 'orgId' | 'createdBy'>,
): SigningKeyRecord {
  return {
    id: tools.createId('sk'),
    orgId,
    secret: findSigningSecrets(tools).seal(randomBytes(SIGNING_SECRET_BYTES)),
    createdBy,
    createdAt: tools.clock(),
    revokedAt: undefined,
  }
}

/** What encrypts the secrets of signing keys. @throws {PlatenError} `conflict`: nothing does. */
export function findSigningSecrets({
  signingSecrets,
}: Pick<HttpTools, 'signingSecrets'>): SecretBox {
  if (signingSecrets !== undefined) return signingSecrets
  throw new PlatenError(
    'conflict',
    'URLs are not signed here: the operator has set no "secret" to encrypt signing keys with.',
  )
}
