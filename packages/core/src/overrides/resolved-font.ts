/** A font file that the template brings with it. */
export interface ResolvedFont {
  readonly family: string
  readonly source: string
  readonly weight: number | undefined
  readonly style: 'normal' | 'italic' | undefined
}
