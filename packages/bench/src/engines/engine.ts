import type { CardTexts } from '../card/photo-card.ts'

export const BENCH_FORMATS = ['png', 'jpeg', 'webp'] as const
export type BenchFormat = (typeof BENCH_FORMATS)[number]

/** JPEG and WebP are compared at equal quality; PNG at each engine's default. */
export const QUALITY = { jpeg: 90, webp: 80 } as const

/** One renderer under test, its fonts loaded and its static images known. */
export interface Engine {
  render(texts: CardTexts, format: BenchFormat): Promise<Uint8Array>
}
