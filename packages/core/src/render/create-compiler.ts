import { isDeepFrozen } from '../foundation/is-deep-frozen.ts'
import type { Limits } from '../foundation/limits.ts'
import { parseTemplate } from '../model/parse-template.ts'
import { compileTemplate } from '../overrides/compile-template.ts'
import type { CompiledTemplate } from '../overrides/compiled-template.ts'

/** @throws {PlatenError} What is wrong with the template. */
export type TemplateCompiler = (template: unknown) => CompiledTemplate

/**
 * Templates are read and compiled once: `defineTemplate` and `parseTemplate` freeze what they give. A
 * document that its owner may still change is read anew for each render.
 */
export function createCompiler(limits: Limits): TemplateCompiler {
  const known = new WeakMap<object, CompiledTemplate>()
  return (template) => {
    const isObject = typeof template === 'object' && template !== null
    const compiled = isObject ? known.get(template) : undefined
    if (compiled !== undefined) return compiled
    const fresh = compileTemplate(parseTemplate(template, limits), limits)
    if (isObject && isDeepFrozen(template)) known.set(template, fresh)
    return fresh
  }
}
