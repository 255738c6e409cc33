import { randomBytes, randomUUID } from 'node:crypto'

/** 26 characters `[0-9a-v]`, as ids of Platen end. */
function randomTail(): string {
  return Array.from(randomBytes(26), (byte) => (byte & 31).toString(32)).join('')
}

/** An id that no other test has used: `key_` and 26 characters. */
export function freshId(prefix: string): string {
  return `${prefix}_${randomTail()}`
}

/** An organisation that nobody else writes to. */
export function freshOrganisation(): string {
  return `org-${randomUUID()}`
}

/** 64 hex digits. */
export function freshDigest(): string {
  return randomBytes(32).toString('hex')
}
