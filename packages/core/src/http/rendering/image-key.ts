import { sha256Hex } from '../../foundation/digest.ts'
import { joinParts } from '../../foundation/join-parts.ts'

export interface ImageKeyParts {
  readonly orgId: string
  readonly templateId: string
  readonly version: number
  /** Of the document: versions of templates in code are too short to tell all contents apart. */
  readonly digest: string
  /** From `canonicalOrder`. */
  readonly order: string
  /** From `describeEngine`. */
  readonly engine: string
}

/** The key of an image in the cache: SHA-256 over all that decides it, lower-case hex. */
export function buildImageKey({
  orgId,
  templateId,
  version,
  digest,
  order,
  engine,
}: ImageKeyParts): string {
  return sha256Hex(joinParts([orgId, templateId, String(version), digest, order, engine]))
}
