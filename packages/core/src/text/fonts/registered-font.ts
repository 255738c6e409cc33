import type { Limits } from '../../foundation/limits.ts'
import { checkFont } from '../font-file/check-font.ts'
import { decodeFont } from '../font-file/decode-font.ts'
import { describeFont, type FontDescription } from '../font-file/describe-font.ts'
import { readFontTables } from '../font-file/font-tables.ts'
import type { ShapingEngine } from '../shaping/shaping-engine.ts'
import type { TextCaches } from '../shaping/text-caches.ts'
import { createFontFile, type FontFile } from './font-file.ts'
import type { FontSource } from './font-source.ts'
import { namingFontFile } from './naming-font-file.ts'
import { readFontSource } from './read-font-source.ts'
import { parseUnicodeRanges, type UnicodeRanges } from './unicode-ranges.ts'

/** The descriptors that matching compares, complete. */
export interface MatchDescriptors {
  readonly weight: readonly [number, number]
  readonly style: 'normal' | 'italic'
  readonly stretch: readonly [number, number]
}

/** One font of a registry. Its file is read and unpacked once, when a text first needs it. */
export interface RegisteredFont {
  readonly family: string
  /** `undefined`: every code point. */
  readonly ranges: UnicodeRanges | undefined
  /** Known without reading the file when the source says them all. */
  descriptors(): MatchDescriptors | Promise<MatchDescriptors>
  open(engine: ShapingEngine): Promise<FontFile>
  /** The opened file, when it is open already. */
  opened(engine: ShapingEngine): FontFile | undefined
}

interface DecodedFont {
  readonly bytes: Uint8Array
  readonly description: FontDescription
}

export interface RegisteredFontOptions {
  readonly source: FontSource
  readonly limits: Limits
  readonly caches: TextCaches
}

export function createRegisteredFont(options: RegisteredFontOptions): RegisteredFont {
  const { source, limits, caches } = options
  const faceIndex = source.faceIndex ?? 0
  let decoding: Promise<DecodedFont> | undefined
  let file: FontFile | undefined

  const decode = (): Promise<DecodedFont> => {
    decoding ??= decodeSource(source, faceIndex, limits).catch((error: unknown) => {
      // What failed for want of a file or a network may work the next time.
      decoding = undefined
      throw namingFontFile(error, source)
    })
    return decoding
  }
  const opened = (engine: ShapingEngine) => (file?.engine === engine ? file : undefined)
  return {
    family: source.family,
    ranges: source.unicodeRange === undefined ? undefined : parseUnicodeRanges(source.unicodeRange),
    descriptors: () =>
      statedDescriptors(source) ?? decode().then((font) => readDescriptors(source, font)),
    opened,
    open: async (engine) => {
      const { bytes, description } = await decode()
      file =
        opened(engine) ??
        createFontFile({ engine, caches, family: source.family, bytes, faceIndex, description })
      return file
    },
  }
}

async function decodeSource(
  source: FontSource,
  faceIndex: number,
  limits: Limits,
): Promise<DecodedFont> {
  const encoded = await readFontSource(source, limits.fontBytes)
  const bytes = await decodeFont(encoded, limits, source.family)
  const tables = readFontTables(bytes, faceIndex, source.family)
  checkFont(tables, source.family)
  return { bytes, description: describeFont(tables) }
}

const asRange = (value: number | readonly [number, number]): readonly [number, number] =>
  typeof value === 'number' ? [value, value] : value

function statedDescriptors(source: FontSource): MatchDescriptors | undefined {
  if (source.weight === undefined || source.style === undefined) return undefined
  // CSS takes an absent stretch for normal too.
  const stretch = asRange(source.stretch ?? 100)
  return { weight: asRange(source.weight), style: source.style, stretch }
}

function readDescriptors(source: FontSource, { description }: DecodedFont): MatchDescriptors {
  return {
    weight: source.weight === undefined ? description.weight : asRange(source.weight),
    style: source.style ?? description.style,
    stretch: source.stretch === undefined ? description.stretch : asRange(source.stretch),
  }
}
