import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** Sign-in with the one token that the operator chose, for hosts that know no people. */
export interface AdminSessions {
  /** Whether a text is the admin token; takes as long for a wrong one as for the right one. */
  isToken(text: string): boolean
  /** @param nowMs Epoch ms. */
  open(nowMs: number): AdminSession
  /** @returns undefined: the text is no session of this token, or it is over. */
  find(text: string, nowMs: number): AdminSession | undefined
}

export interface AdminSession {
  /** Proves the session; for a cookie: letters, digits, `-`, `_` and `.`. */
  readonly text: string
  /** Epoch ms, in whole seconds. */
  readonly expiresAtMs: number
}

export interface AdminSessionsOptions {
  readonly adminToken: string
  /** Of the operator too; whoever has only one of the two makes no session. */
  readonly secret: string | undefined
}

/** Half a day: whoever signs in in the morning is still there in the evening. */
export const SESSION_MS = 43_200_000

/** The end in seconds, and 32 bytes in base64url. */
const SESSION = /^([1-9]\d{0,11})\.([A-Za-z0-9_-]{43})$/

/**
 * Sessions that no store keeps: the time at which each ends, and a code over it (HMAC-SHA-256) under a
 * key that is derived from the admin token (HKDF, RFC 5869). So another token ends them all, and every
 * instance with the same token knows them.
 */
export function createAdminSessions({ adminToken, secret }: AdminSessionsOptions): AdminSessions {
  const derive = (purpose: string) =>
    new Uint8Array(hkdfSync('sha256', adminToken, secret ?? '', `platen ${purpose} v1`, 32))
  const sessionKey = derive('admin-session')
  const tokenKey = derive('admin-token')
  // Digests have one length, which a comparison in constant time needs, and tell nothing of the text.
  const digest = (text: string) => createHmac('sha256', tokenKey).update(text).digest()
  const expected = digest(adminToken)
  const codeOf = (seconds: string) => createHmac('sha256', sessionKey).update(seconds).digest()

  return {
    isToken: (text) => timingSafeEqual(digest(text), expected),
    open: (nowMs) => {
      const seconds = Math.floor((nowMs + SESSION_MS) / 1000)
      const code = codeOf(String(seconds)).toString('base64url')
      return { text: `${seconds}.${code}`, expiresAtMs: seconds * 1000 }
    },
    find: (text, nowMs) => {
      const [, seconds, code] = SESSION.exec(text) ?? []
      if (seconds === undefined || code === undefined) return undefined
      if (!timingSafeEqual(Buffer.from(code, 'base64url'), codeOf(seconds))) return undefined
      const expiresAtMs = Number(seconds) * 1000
      return nowMs < expiresAtMs ? { text, expiresAtMs } : undefined
    },
  }
}
