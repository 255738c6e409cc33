import { createHash, hash as hashOnce } from 'node:crypto'

/** SHA-256 in lower-case hex, 64 characters. */
export function sha256Hex(...parts: readonly (string | Uint8Array)[]): string {
  const [first, ...more] = parts
  // Half the cost of an object that could take more.
  if (first !== undefined && more.length === 0) return hashOnce('sha256', first, 'hex')
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}
