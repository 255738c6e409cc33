import { LRUCache } from 'lru-cache'
import { describeSource } from '../assets/describe-source.ts'
import type { SourceRequest } from '../assets/source-bytes.ts'
import type { SourceLoader } from '../assets/source-loader.ts'
import { parseSource } from '../assets/source-url.ts'
import { PlatenError } from '../foundation/errors.ts'
import type { Limits } from '../foundation/limits.ts'
import { quote } from '../foundation/quote.ts'
import { listBarcodeTexts } from '../layout/build-barcode-label.ts'
import { buildParagraphInput } from '../layout/build-paragraph-input.ts'
import type { ResolvedFont } from '../overrides/resolved-font.ts'
import type { ResolvedLayer, ResolvedPage } from '../overrides/resolved-template.ts'
import { fontNeedsOf } from '../text/font-needs.ts'
import { createFontRegistry, type FontRegistry } from '../text/fonts/font-registry.ts'
import type { FontSet } from '../text/fonts/font-set.ts'
import { type FontNeed, prepareFonts } from '../text/fonts/prepare-fonts.ts'

/** Those that used a template last have its fonts at hand; others read them again. */
const ORGANISATIONS_PER_TEMPLATE = 16

const UNBOUNDED = { widthPx: Number.POSITIVE_INFINITY, heightPx: Number.POSITIVE_INFINITY }

function* needsOf(layers: readonly ResolvedLayer[]): Generator<FontNeed> {
  for (const layer of layers) {
    if (layer.kind === 'text') {
      // Those of all copy variants: which one is drawn is not known yet.
      for (const { text, spans } of [layer, ...layer.shorter]) {
        const copy = { ...layer, text, spans }
        yield* fontNeedsOf(buildParagraphInput(copy, layer.fontSizePx, UNBOUNDED))
      }
    } else if (layer.kind === 'barcode') {
      const text = listBarcodeTexts(layer)
      if (text !== undefined) yield* fontNeedsOf(text)
    } else if (layer.kind === 'container') {
      yield* needsOf(layer.children)
    }
  }
}

export interface PageFontsOptions {
  readonly registry: FontRegistry
  readonly loader: SourceLoader
  readonly limits: Limits
}

/** The fonts of one Platen: those of its options below those that each template brings. */
export interface PageFonts {
  /**
   * Loads every font that the texts of a page need.
   *
   * @throws {PlatenError} What is wrong with a font file or its source; or the signal's reason.
   */
  prepare(
    page: ResolvedPage,
    own: readonly ResolvedFont[],
    request: SourceRequest,
  ): Promise<FontSet>
}

/**
 * Fonts are parsed and shaped in this process, which must not be done to a stranger's: a font from
 * the network is refused until that can happen in a thread that can be ended.
 */
function assertTrusted(font: ResolvedFont): void {
  if (parseSource(font.source).type !== 'network') return
  throw new PlatenError(
    'font_untrusted',
    `The font of family ${quote(font.family)} comes from the network, which is not drawn; use a file, "asset:" or "data:".`,
    { pointer: '/fonts' },
  )
}

export function createPageFonts({ registry, loader, limits }: PageFontsOptions): PageFonts {
  /**
   * Registries of templates, by the list of fonts that the compiled template holds on to, and by
   * organisation: one template may be drawn for many, and `asset:` means another font for each.
   */
  const layered = new WeakMap<readonly ResolvedFont[], LRUCache<string, FontRegistry>>()

  const registryOf = (own: readonly ResolvedFont[], orgId: string): FontRegistry => {
    if (own.length === 0) return registry
    const layers = layered.get(own) ?? new LRUCache({ max: ORGANISATIONS_PER_TEMPLATE })
    layered.set(own, layers)
    const known = layers.get(orgId)
    if (known !== undefined) return known
    const layer = createFontRegistry({ limits, parent: registry })
    for (const font of own) {
      assertTrusted(font)
      layer.register({
        family: font.family,
        weight: font.weight,
        style: font.style,
        fileName: describeSource(font.source),
        // Not ended by the signal of one render, because others share what it reads.
        load: () =>
          loader.readBytes(font.source, {
            orgId,
            maxBytes: limits.fontBytes,
            signal: AbortSignal.timeout(limits.deadlineMs),
          }),
      })
    }
    layers.set(orgId, layer)
    return layer
  }

  return {
    prepare: (page, own, { orgId, signal }) =>
      prepareFonts([...needsOf(page.layers)], registryOf(own, orgId), signal),
  }
}
