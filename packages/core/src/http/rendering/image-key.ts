import { createHash } from 'node:crypto'

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

/**
 * The key of an image in the cache: SHA-256 over all that decides it, each part after its length, so
 * that nothing can be moved from one part into the next.
 */
export function buildImageKey({
  orgId,
  templateId,
  version,
  digest,
  order,
  engine,
}: ImageKeyParts): string {
  const hash = createHash('sha256')
  for (const part of [orgId, templateId, String(version), digest, order, engine]) {
    hash.update(`${part.length}:`)
    hash.update(part)
  }
  return hash.digest('hex')
}
