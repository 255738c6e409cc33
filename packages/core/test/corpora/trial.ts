/** How a file is given to Platen. */
export type FileKind = 'image' | 'svg' | 'font'

export interface TrialFile {
  /** Absolute. */
  readonly path: string
  readonly kind: FileKind
}

/** What the process that tries a file says of it. */
export interface TrialAnswer {
  /** `drawn`, or the code of the refusal. */
  readonly outcome: string
  /** Why this is no answer that a caller may get; absent: it is one. */
  readonly fault?: string
}

/** To the process, and back. */
export type TrialQuestion = TrialFile | 'memory'
export type TrialReply = TrialAnswer | { readonly bytesInUse: number }

const KINDS: ReadonlyMap<string, FileKind> = new Map([
  ['svg', 'svg'],
  ...['ttf', 'otf', 'ttc', 'woff', 'woff2'].map((name) => [name, 'font'] as const),
])

/** By the end of its name; what is neither SVG nor a font is tried as an image, whatever it holds. */
export function kindOf(path: string): FileKind {
  return KINDS.get(path.split('.').at(-1)?.toLowerCase() ?? '') ?? 'image'
}
