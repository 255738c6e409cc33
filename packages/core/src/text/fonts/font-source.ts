/** What a font is asked by: the descriptors of CSS `@font-face`. */
export interface FontDescriptors {
  /** Name that texts ask by; letter case does not matter. */
  readonly family: string
  /** 1..1000, or the range of a variable font. Read from the file when absent. */
  readonly weight?: number | readonly [number, number] | undefined
  /** Read from the file when absent. */
  readonly style?: 'normal' | 'italic' | undefined
  /** Percent, 100 is normal, or the range of a variable font. Read from the file when absent. */
  readonly stretch?: number | readonly [number, number] | undefined
  /**
   * CSS `unicode-range`: the file is read only when a text has one of these code points. Absent:
   * every code point.
   */
  readonly unicodeRange?: string | undefined
  /** Which face of a collection (TTC), counted from 0. */
  readonly faceIndex?: number | undefined
}

/** A font file: TTF, OTF, TTC, WOFF or WOFF2; at hand, on disk, or still to be fetched. */
export type FontSource = FontDescriptors &
  (
    | { readonly bytes: Uint8Array }
    | { readonly path: string | URL }
    | {
        readonly load: () => Promise<Uint8Array>
        /** What errors call the file, as they write it; absent: only the family is named. */
        readonly fileName?: string
      }
  )
