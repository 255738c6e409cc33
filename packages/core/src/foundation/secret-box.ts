import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Encrypts what a store must keep and nobody who reads the store may use. */
export interface SecretBox {
  seal(secret: Uint8Array): Uint8Array
  /** `undefined`: sealed under another secret, for another purpose, or altered. */
  unseal(sealed: Uint8Array): Uint8Array | undefined
}

export interface SecretBoxOptions {
  /** Of the operator, kept outside of the store. */
  readonly secret: string
  /** What is sealed, such as `signing-key`: nothing sealed for one purpose opens for another. */
  readonly purpose: string
}

/** First byte of what is sealed: how it was done, so that another way can follow. */
const VERSION = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * AES-256-GCM (NIST SP 800-38D) under a key that is derived from the secret by HKDF (RFC 5869).
 *
 * Nonces are random: below 2^32 seals a secret they do not meet, and no organisation has that many
 * signing keys.
 */
export function createSecretBox({ secret, purpose }: SecretBoxOptions): SecretBox {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', `platen ${purpose} v${VERSION}`, 32))
  return {
    seal: (plain) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([Uint8Array.of(VERSION), nonce, cipher.getAuthTag(), sealed])
    },
    unseal: (sealed) => {
      const tagAt = 1 + NONCE_BYTES
      const textAt = tagAt + TAG_BYTES
      if (sealed[0] !== VERSION || sealed.length < textAt) return undefined
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, tagAt), {
        authTagLength: TAG_BYTES,
      })
      decipher.setAuthTag(sealed.subarray(tagAt, textAt))
      try {
        return Buffer.concat([decipher.update(sealed.subarray(textAt)), decipher.final()])
      } catch {
        return undefined
      }
    },
  }
}
