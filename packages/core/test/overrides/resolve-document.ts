import { DEFAULT_LIMITS, type Limits } from '../../src/foundation/limits.ts'
import type { LayerKind } from '../../src/model/layer.ts'
import { parseTemplate } from '../../src/model/parse-template.ts'
import type { TemplateInput } from '../../src/model/template.ts'
import { type ApplyOverridesInput, applyOverrides } from '../../src/overrides/apply-overrides.ts'
import { compileTemplate } from '../../src/overrides/compile-template.ts'
import { parseJsonOverrides } from '../../src/overrides/parse-json-overrides.ts'
import type {
  ResolvedKind,
  ResolvedLayer,
  ResolvedLayerOf,
  ResolvedTemplate,
} from '../../src/overrides/resolved-template.ts'

type Layers = NonNullable<TemplateInput['layers']>
type Document = Partial<TemplateInput> | Layers

export interface ResolveOptions
  extends Partial<Omit<ApplyOverridesInput, 'template' | 'overrides'>> {
  readonly limits?: Partial<Limits>
}

/** Parses and compiles a document; a list stands for one with these layers. */
export function compileDocument(document: Document, limits: Partial<Limits> = {}) {
  const parts = Array.isArray(document) ? { layers: document } : document
  const whole = { canvas: { width: 400, height: 300 }, ...parts }
  return compileTemplate(parseTemplate(whole), { ...DEFAULT_LIMITS, ...limits })
}

/** Takes a document and overrides as JSON through the whole stage. */
export function resolveDocument(
  document: Document,
  overrides?: unknown,
  { limits, ...input }: ResolveOptions = {},
): ResolvedTemplate {
  const template = compileDocument(document, limits)
  const parsed = parseJsonOverrides(overrides, template.slots, template.limits)
  return applyOverrides({ template, overrides: parsed, ...input })
}

export function* listLayers(layers: readonly ResolvedLayer[]): Generator<ResolvedLayer> {
  for (const layer of layers) {
    yield layer
    if (layer.kind === 'container') yield* listLayers(layer.children)
  }
}

/** The paths of all layers that are drawn, in paint order. */
export function pathsOf({ pages }: ResolvedTemplate): readonly string[] {
  return pages.flatMap((page) => [...listLayers(page.layers)]).map(({ path }) => path)
}

/** The layer at a path, which must be there and of that kind. */
export function getLayer<Kind extends ResolvedKind>(
  resolved: ResolvedTemplate,
  kind: Kind & LayerKind,
  path: string,
): ResolvedLayerOf<Kind> {
  const all = resolved.pages.flatMap((page) => [...listLayers(page.layers)])
  const found = all.find((layer) => layer.path === path)
  if (found?.kind !== kind) throw new Error(`No ${kind} "${path}" among ${pathsOf(resolved)}.`)
  return found as ResolvedLayerOf<Kind>
}

/** The text drawn at a path. */
export function textAt(resolved: ResolvedTemplate, path: string): string {
  return getLayer(resolved, 'text', path).text
}
