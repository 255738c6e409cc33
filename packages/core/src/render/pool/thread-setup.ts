import type { FileSourceOptions } from '../../assets/file-source.ts'
import type { Limits } from '../../foundation/limits.ts'
import type { FontDescriptors, FontSource } from '../../text/fonts/font-source.ts'
import type { CacheSizes, LocalLineOptions } from '../create-local-line.ts'

/** What a render thread is told when it starts: plain data, no functions. */
export interface ThreadSetup {
  readonly limits: Limits
  readonly caches: CacheSizes | undefined
  readonly files: FileSourceOptions | undefined
  /** Whether there is a store to ask. */
  readonly hasAssets: boolean
  /** Whether the network may be asked. */
  readonly hasNetwork: boolean
  readonly fonts: readonly SentFont[]
}

/** A font whose file is at hand, on disk, or to be asked for by its index. */
export type SentFont = FontDescriptors &
  (
    | { readonly at: 'hand'; readonly bytes: Uint8Array }
    | { readonly at: 'path'; readonly path: string }
    | { readonly at: 'url'; readonly url: string }
    | { readonly at: 'host' }
  )

export function buildThreadSetup(options: LocalLineOptions): ThreadSetup {
  const { limits, caches, files, assets, network, fonts } = options
  return {
    limits,
    caches,
    files,
    hasAssets: assets !== undefined,
    hasNetwork: network !== false,
    fonts: fonts.map(toSentFont),
  }
}

function toSentFont(font: FontSource): SentFont {
  const { family, weight, style, stretch, unicodeRange, faceIndex } = font
  const descriptors = { family, weight, style, stretch, unicodeRange, faceIndex }
  if ('bytes' in font) return { ...descriptors, at: 'hand', bytes: font.bytes }
  if ('load' in font) return { ...descriptors, at: 'host' }
  if (font.path instanceof URL) return { ...descriptors, at: 'url', url: font.path.href }
  return { ...descriptors, at: 'path', path: font.path }
}

/** @param ask Reads the font with an index. */
export function toFontSource(
  font: SentFont,
  index: number,
  ask: (index: number) => Promise<Uint8Array>,
): FontSource {
  const { family, weight, style, stretch, unicodeRange, faceIndex } = font
  const descriptors = { family, weight, style, stretch, unicodeRange, faceIndex }
  switch (font.at) {
    case 'hand':
      return { ...descriptors, bytes: font.bytes }
    case 'path':
      return { ...descriptors, path: font.path }
    case 'url':
      return { ...descriptors, path: new URL(font.url) }
    case 'host':
      return { ...descriptors, load: () => ask(index) }
  }
}
