import type { Limits } from '../foundation/limits.ts'
import { parseColor } from '../foundation/parse-color.ts'
import type { Rgba } from '../foundation/rgba.ts'
import { parseReferences } from '../model/parse-references.ts'
import type { Page, Template } from '../model/template.ts'
import { compileScope } from './compile-layer.ts'
import type { CompiledPage, CompiledTemplate } from './compiled-template.ts'
import { pointerToLayer } from './layer-path.ts'
import { buildOverrideSlots } from './override-slots.ts'
import type { Palette } from './palette.ts'
import { resolveFill } from './resolve-fill.ts'
import type { TextRequest } from './text-value.ts'
import { findVolatileLayers } from './volatility.ts'

/**
 * Works out what follows from a template alone, so that each render does only what its order changes.
 *
 * Pure; keep the result as long as the template. Linear in the template; pages are compiled when
 * they are first asked for.
 *
 * @param template From `parseTemplate`, which has found names, references and rules sound.
 */
export function compileTemplate(template: Template, limits: Limits): CompiledTemplate {
  const palette = compilePalette(template)
  const { canvas, meta } = template
  const pages: (CompiledPage | undefined)[] = []
  const compiled: CompiledTemplate = {
    template,
    limits,
    palette,
    slots: buildOverrideSlots(template.pages.flatMap((page) => page.layers)),
    fonts: template.fonts.map(({ family, src, weight, style }) => ({
      family,
      source: src,
      weight,
      style,
    })),
    background:
      canvas.background === undefined
        ? undefined
        : resolveFill(canvas.background, palette, 'canvas/background'),
    title: compileWords(meta?.title, 'meta.title'),
    alt: compileWords(meta?.alt, 'meta.alt'),
    getPage: (index) => {
      const page = template.pages[index]
      if (page === undefined) throw new RangeError(`There is no page ${index}.`)
      pages[index] ??= compilePage(page, compiled)
      return pages[index]
    },
  }
  return compiled
}

/** Words about the picture. */
function compileWords(words: string | undefined, path: string): TextRequest | undefined {
  if (words === undefined) return undefined
  const text = parseReferences(words, pointerToLayer(path))
  return { path, choices: [{ variants: [[{ text }]], from: 'layer' }] }
}

function compilePalette({ tokens }: Template): Palette {
  const palette = new Map<string, Rgba>()
  for (const [name, color] of Object.entries(tokens)) {
    const rgba = parseColor(color)
    if (rgba !== undefined) palette.set(name, rgba)
  }
  return palette
}

function compilePage(page: Page, { template, limits, palette }: CompiledTemplate): CompiledPage {
  const { scope, layers } = compileScope(page.layers, {
    tailOf: (layer, index) => layer.name ?? `#${index}`,
    look: { palette, locale: template.locale },
    defaults: template.defaults,
    limits,
    volatile: findVolatileLayers(page.layers),
  })
  return { name: page.name, scope, layers }
}
