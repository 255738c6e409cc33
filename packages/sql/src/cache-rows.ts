import type { CachedImage, SlidingWindow } from '@platen/core/ports'
import { bytes, number, text } from './column.ts'
import { type RowOf, recordTable } from './record-table.ts'

/** An image without its bytes. */
export interface ImageRow extends Omit<CachedImage, 'bytes'> {
  readonly key: string
  /** What it counts for. */
  readonly costBytes: number
  /** Epoch ms, about: the longest unused are forgotten first. */
  readonly usedAt: number
  /** Random, another each time that it is put: tells whether a copy in memory is still the one. */
  readonly stamp: string
}

export const IMAGES = recordTable<ImageRow>()({
  key: text('key'),
  orgId: text('org_id'),
  templateId: text('template_id'),
  mediaType: text('media_type'),
  width: number('width'),
  height: number('height'),
  etag: text('etag'),
  receiptJson: text('receipt_json'),
  renderId: text('render_id'),
  expiresAt: number('expires_at'),
  costBytes: number('cost_bytes'),
  usedAt: number('used_at'),
  stamp: text('stamp'),
})

export const IMAGE_CONTENTS = recordTable<{ readonly key: string; readonly bytes: Uint8Array }>()({
  key: text('key'),
  bytes: bytes('bytes'),
})

/** `endsAt`, epoch ms: from then on the counters say nothing any more. */
export const RATE_WINDOWS = recordTable<
  SlidingWindow & { readonly keyDigest: string; readonly endsAt: number }
>()({
  keyDigest: text('key_digest'),
  startMs: number('start_ms'),
  count: number('count'),
  previousCount: number('previous_count'),
  endsAt: number('ends_at'),
})

/** The file that may be deleted: everything in it can be made anew. */
export interface CacheTables {
  images: RowOf<typeof IMAGES.columns>
  image_contents: RowOf<typeof IMAGE_CONTENTS.columns>
  rate_windows: RowOf<typeof RATE_WINDOWS.columns>
}
