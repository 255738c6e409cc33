import { DEFAULT_LIMITS, type Limits } from '../../foundation/limits.ts'
import { createTextCaches, type TextCaches } from '../shaping/text-caches.ts'
import { bundledFontSources } from './bundled-fonts.ts'
import type { FontSource } from './font-source.ts'
import { createRegisteredFont, type RegisteredFont } from './registered-font.ts'

/**
 * The fonts that texts may ask for.
 *
 * Registries are layered: one of a template over one of the instance over the bundled default. The
 * same family in several layers is one family, in which the nearer font wins where both fit
 * equally well.
 */
export interface FontRegistry {
  /**
   * Adds a font; nothing is read yet. Of equal fonts the one that was registered last wins.
   *
   * @throws {PlatenError} `invalid_value`, when `unicodeRange` cannot be read.
   */
  register(source: FontSource): void
  /** The fonts of a family, nearest first; empty when none has that name. */
  find(family: string): readonly RegisteredFont[]
  /** Names of all families as registered, nearest first, each once. */
  families(): readonly string[]
  /** Shared by all layers. */
  readonly caches: TextCaches
}

export interface FontRegistryOptions {
  readonly limits?: Limits | undefined
  /** The layer below; absent: the bundled default font. */
  readonly parent?: FontRegistry | undefined
}

export function createFontRegistry(options: FontRegistryOptions = {}): FontRegistry {
  const parent = options.parent ?? createBundledRegistry()
  return createLayer(options.limits ?? DEFAULT_LIMITS, parent)
}

/** The bottom layer: the default font alone. */
function createBundledRegistry(): FontRegistry {
  const registry = createLayer(DEFAULT_LIMITS, undefined)
  for (const source of bundledFontSources()) registry.register(source)
  return registry
}

/** CSS Fonts 4, 5.1: names match without regard to letter case. */
const nameKey = (family: string): string => family.trim().toLowerCase()

function createLayer(limits: Limits, parent: FontRegistry | undefined): FontRegistry {
  const caches = parent?.caches ?? createTextCaches()
  const byFamily = new Map<string, RegisteredFont[]>()
  return {
    caches,
    register: (source) => {
      const font = createRegisteredFont({ source, limits, caches })
      const key = nameKey(source.family)
      byFamily.set(key, [font, ...(byFamily.get(key) ?? [])])
    },
    find: (family) => [...(byFamily.get(nameKey(family)) ?? []), ...(parent?.find(family) ?? [])],
    families: () => {
      const own = Array.from(byFamily.values(), (fonts) => fonts[0]?.family ?? '')
      const below = parent?.families() ?? []
      return [...own, ...below.filter((family) => !byFamily.has(nameKey(family)))]
    },
  }
}
