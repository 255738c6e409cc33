/** Formats that are written, with their media types. */
export const MEDIA_TYPES = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
} as const

export type OutputFormat = keyof typeof MEDIA_TYPES

/** `quality` when none is asked for. PNG, SVG and PDF have none. */
export const DEFAULT_QUALITY: Readonly<Partial<Record<OutputFormat, number>>> = {
  jpeg: 90,
  webp: 80,
  avif: 60,
}

/**
 * How long an encoder may search for fewer bytes; `balanced` is the default.
 *
 * PNG stays the same picture; JPEG, WebP and AVIF keep their quality.
 */
export type Compression = 'fast' | 'balanced' | 'small'

/** What the encoders are asked for, complete. */
export interface OutputSpec {
  readonly format: OutputFormat
  /** 1..100; of no effect for PNG, SVG and PDF. */
  readonly quality: number
  /** Device px per CSS px; a page of a PDF grows with it. */
  readonly scale: number
  readonly compression: Compression
}
