import type { ErrorCode } from '../foundation/errors.ts'
import type { OutputFormat } from '../foundation/output-format.ts'
import type { JsonObject } from './json.ts'

export const RENDER_STATUSES = [
  'pending',
  'processing',
  'completed',
  'failed',
  'cancelled',
] as const
export type RenderStatus = (typeof RENDER_STATUSES)[number]

/** How a render was asked for: `POST /renders/sync`, `GET /render`, `POST /renders`. */
export const RENDER_SOURCES = ['sync', 'get', 'background'] as const
export type RenderSource = (typeof RENDER_SOURCES)[number]

/** One executed or accepted render, without its pixels. */
export interface RenderRecord {
  /** `rnd_` and 26 characters. */
  readonly id: string
  readonly orgId: string
  readonly templateId: string
  /** Undefined for a template that is registered in code. */
  readonly version: number | undefined
  /** Digest of the document that was rendered. */
  readonly templateDigest: string
  readonly status: RenderStatus
  readonly source: RenderSource
  readonly format: OutputFormat
  /** JSON text: what was asked for, so that it can be rendered again. */
  readonly orderJson: string
  /** JSON text; undefined until completed, and for most that failed. */
  readonly receiptJson: string | undefined
  readonly error: RenderFailure | undefined
  readonly outputs: readonly RenderOutput[]
  /** The caller's own. */
  readonly metadata: JsonObject | undefined
  /** User behind the request: who signed in, or who made the key. */
  readonly createdBy: string
  /** The key that asked, if one did. */
  readonly keyId: string | undefined
  /** Epoch ms. */
  readonly createdAt: number
  /** Epoch ms; undefined while pending or processing. */
  readonly completedAt: number | undefined
  /** Ms of rendering, waiting in a queue left out. */
  readonly durationMs: number | undefined
  /** Bytes of all outputs. */
  readonly sizeBytes: number | undefined
  /** How often the image cache answered with it since. */
  readonly hits: number
  /** How often a worker has begun it; see `RenderLog.update`. */
  readonly attempt: number
}

export interface RenderFailure {
  readonly code: ErrorCode
  readonly detail: string
}

export interface RenderOutput {
  readonly name: string
  /** Device px. */
  readonly width: number
  /** Device px. */
  readonly height: number
  readonly format: OutputFormat
  readonly sizeBytes: number
  /** SHA-256 of the file, lower-case hex; undefined in rows from before it was kept. */
  readonly digest?: string | undefined
  /** Versions of what drew it, by name; undefined in rows from before they were kept. */
  readonly engine?: Readonly<Record<string, string>> | undefined
  /** Where a stored output is; undefined for one that is rendered again when asked for. */
  readonly url: string | undefined
}
