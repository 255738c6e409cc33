import { isPlatenError } from '../../foundation/errors.ts'
import type { EmojiPolicy } from '../emoji/face-kind.ts'
import { loadHyphenators } from '../hyphenation/load-hyphenators.ts'
import { loadShapingEngine, type ShapingEngine } from '../shaping/shaping-engine.ts'
import { DEFAULT_FAMILY } from './bundled-fonts.ts'
import { createFontChain, type FontCandidate, type FontChain } from './font-chain.ts'
import type { FontRegistry } from './font-registry.ts'
import { createFontSet, type FontSet, type FontStyle, fontStyleKey } from './font-set.ts'
import { GlyphNeeds } from './glyph-needs.ts'
import { matchFonts } from './match-fonts.ts'
import type { RegisteredFont } from './registered-font.ts'
import { isInRanges } from './unicode-ranges.ts'

/** A style, and all that may be drawn in it, the ellipsis included. */
export interface FontNeed extends FontStyle {
  readonly text: string
  /** Decides which fonts are good enough for emoji. */
  readonly emoji: EmojiPolicy
  /** BCP 47, of a text whose words may be divided without soft hyphens. */
  readonly hyphenatedIn?: string | undefined
}

/** CSS names for "whatever there is": they mean the default font, and are never unknown. */
const GENERIC: ReadonlySet<string> = new Set(['sans-serif', 'system-ui', 'ui-sans-serif'])

const SPACE = 0x20
/** Drawn where a text is cut or a word divided; never asked for by name. */
const ALWAYS_NEEDED = ' …-'

/**
 * Loads the fonts that some texts need, and the patterns that divide their words, and no more: of a sliced family only the files whose
 * `unicodeRange` meets the text.
 *
 * For each text the families are asked in their order, then the default font, then every other
 * registered family; a file is opened only while a character is still without a glyph, or an emoji
 * without one in colour.
 *
 * @throws {PlatenError} `font_not_font`, `font_corrupt`, `font_too_large`, `font_too_complex`,
 *   `source_not_found`, or the signal's own reason.
 */
export async function prepareFonts(
  needs: readonly FontNeed[],
  registry: FontRegistry,
  signal?: AbortSignal,
): Promise<FontSet> {
  signal?.throwIfAborted()
  const engine = await abortable(loadShapingEngine(), signal)
  const unknown = new Set<string>()
  const chains = new Map<string, FontChain>()
  for (const [key, alike] of groupByStyle(needs)) {
    const [need] = alike
    const builder = new ChainBuilder(engine, alike, signal)
    for (const family of need.families) {
      if (GENERIC.has(family.toLowerCase())) await builder.addFamily(registry.find(DEFAULT_FAMILY))
      else if (!(await builder.addFamily(registry.find(family)))) unknown.add(family)
    }
    await builder.addFamily(registry.find(DEFAULT_FAMILY))
    for (const family of registry.families()) await builder.addFallback(registry.find(family))
    chains.set(key, builder.build())
  }
  const hyphenators = await abortable(
    loadHyphenators(needs.map((need) => need.hyphenatedIn)),
    signal,
  )
  return createFontSet(chains, [...unknown], hyphenators)
}

type AlikeNeeds = readonly [FontNeed, ...(readonly FontNeed[])]

function groupByStyle(needs: readonly FontNeed[]): ReadonlyMap<string, AlikeNeeds> {
  const groups = new Map<string, [FontNeed, ...FontNeed[]]>()
  for (const need of needs) {
    const key = fontStyleKey(need)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [need])
    else group.push(need)
  }
  return groups
}

class ChainBuilder {
  readonly #engine: ShapingEngine
  readonly #style: FontStyle
  readonly #signal: AbortSignal | undefined
  readonly #needs = new GlyphNeeds()
  readonly #tried = new Set<RegisteredFont>()
  readonly #candidates: FontCandidate[] = []
  #primary: FontCandidate | undefined

  /** @param needs All of one style, at least one. */
  constructor(engine: ShapingEngine, needs: AlikeNeeds, signal: AbortSignal | undefined) {
    this.#engine = engine
    this.#style = needs[0]
    this.#signal = signal
    this.#needs.addText(ALWAYS_NEEDED, 'colour')
    for (const { text, emoji } of needs) this.#needs.addText(text, emoji)
  }

  /** False when there is no such family. */
  async addFamily(fonts: readonly RegisteredFont[]): Promise<boolean> {
    for (const font of await this.#match(fonts)) {
      const needsPrimary = this.#primary === undefined && allows(font, SPACE)
      if (!needsPrimary && !this.#mayHelp(font)) continue
      const candidate = await this.#add(font)
      if (needsPrimary) this.#primary = candidate
    }
    return fonts.length > 0
  }

  /** A font that nobody asked for: it is left out when it is damaged. */
  async addFallback(fonts: readonly RegisteredFont[]): Promise<void> {
    if (this.#needs.areMet) return
    try {
      for (const font of await this.#match(fonts)) {
        if (this.#mayHelp(font)) await this.#add(font)
      }
    } catch (error) {
      this.#signal?.throwIfAborted()
      if (!isPlatenError(error)) throw error
    }
  }

  build(): FontChain {
    const primary = this.#primary ?? this.#candidates[0]
    if (primary === undefined) throw new TypeError('The bundled font is missing.')
    return createFontChain(primary.face, this.#candidates)
  }

  async #match(fonts: readonly RegisteredFont[]): Promise<readonly RegisteredFont[]> {
    const known = fonts.map(async (font) => ({ font, descriptors: await font.descriptors() }))
    return matchFonts(await abortable(Promise.all(known), this.#signal), this.#style)
  }

  #mayHelp(font: RegisteredFont): boolean {
    if (this.#tried.has(font)) return false
    return this.#needs.someOf((codePoint) => allows(font, codePoint))
  }

  async #add(font: RegisteredFont): Promise<FontCandidate> {
    this.#tried.add(font)
    const file =
      font.opened(this.#engine) ?? (await abortable(font.open(this.#engine), this.#signal))
    const candidate = { face: file.face(this.#style), ranges: font.ranges }
    this.#candidates.push(candidate)
    this.#needs.meetBy(candidate)
    return candidate
  }
}

const allows = (font: RegisteredFont, codePoint: number): boolean =>
  font.ranges === undefined || isInRanges(font.ranges, codePoint)

/** Stops waiting when the signal says so; the work itself goes on for whoever else waits for it. */
async function abortable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work
  signal.throwIfAborted()
  let stop: () => void = () => undefined
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
