import type { Compression } from '../../foundation/output-format.ts'

/** What the encoders of JPEG, WebP and AVIF are asked for. */
export interface LossyOptions {
  /** 1..100. */
  readonly quality: number
  readonly compression: Compression
  readonly signal?: AbortSignal | undefined
}
