/** What an engine is asked to make of a card. PNG is each engine's default. */
export type Encoding =
  | { readonly format: 'png' }
  | { readonly format: 'jpeg'; readonly quality: number }
  | {
      readonly format: 'webp'
      readonly quality: number
      /** libwebp's method, for engines that let choose it; absent: the engine's default. */
      readonly effort?: number
    }

/** `webp equal`: each engine at the quality at which its files are as large as Platen's. */
export const BENCH_FORMATS = ['png', 'jpeg', 'webp', 'webp equal'] as const
export type BenchFormat = (typeof BENCH_FORMATS)[number]

/** What Platen asks sharp for by default; a test compares the bytes. */
export const PLATEN_WEBP_EFFORT = 1

export const ENCODINGS = {
  png: { format: 'png' },
  jpeg: { format: 'jpeg', quality: 90 },
  webp: { format: 'webp', quality: 80 },
  'webp equal': { format: 'webp', quality: 80, effort: PLATEN_WEBP_EFFORT },
} as const satisfies Record<BenchFormat, Encoding>
