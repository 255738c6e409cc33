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

/** libwebp's method that Platen takes by default; that of others where bytes are made equal. */
export const EQUAL_EFFORT = 1

export const ENCODINGS = {
  png: { format: 'png' },
  jpeg: { format: 'jpeg', quality: 90 },
  webp: { format: 'webp', quality: 80 },
  'webp equal': { format: 'webp', quality: 80, effort: EQUAL_EFFORT },
} as const satisfies Record<BenchFormat, Encoding>
