import type { Limits } from '../foundation/limits.ts'
import type { Template } from '../model/template.ts'
import { compileTemplate } from './compile-template.ts'
import type { CompiledTemplate } from './compiled-template.ts'

/** Gives the compiled form of a template, the same one for the same template. */
export type TemplateCompiler = (template: Template) => CompiledTemplate

/**
 * Compiles each template once. What is kept lives as long as the template itself, which is frozen and
 * so never differs from what was compiled.
 */
export function createTemplateCompiler(limits: Limits): TemplateCompiler {
  const compiled = new WeakMap<Template, CompiledTemplate>()
  return (template) => {
    const known = compiled.get(template)
    if (known !== undefined) return known
    const fresh = compileTemplate(template, limits)
    compiled.set(template, fresh)
    return fresh
  }
}
