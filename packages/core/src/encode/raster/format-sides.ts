import { PlatenError } from '../../foundation/errors.ts'
import type { OutputFormat } from '../../foundation/output-format.ts'

/** The longest side that a format, or its encoder, can hold: device px. */
export const LONGEST_SIDE_PX = {
  /** PNG section 7.1. */
  png: 2 ** 31 - 1,
  /** libjpeg's JPEG_MAX_DIMENSION. */
  jpeg: 65_500,
  /** 14 bits in the frame header, RFC 9649 section 2.5. */
  webp: 16_383,
  /** libheif's limit for AV1. */
  avif: 16_384,
  svg: Number.POSITIVE_INFINITY,
  /** 14,400 points, ISO 32000-1 annex C.2. */
  pdf: 19_200,
} as const satisfies Record<OutputFormat, number>

export interface OutputSize {
  readonly format: OutputFormat
  /** Device px. */
  readonly width: number
  /** Device px. */
  readonly height: number
}

/** @throws {PlatenError} `out_of_range` when a side is longer than the format can hold. */
export function assertFormatHolds({ format, width, height }: OutputSize): void {
  const longest = LONGEST_SIDE_PX[format]
  if (Math.max(width, height) <= longest) return
  throw new PlatenError(
    'out_of_range',
    `The output "${format}" would be ${width} x ${height} px; that format ends at ${longest} px a side. ` +
      'Use a smaller scale or "png".',
  )
}
