import type { Limits } from '../../foundation/limits.ts'
import type { Template, TemplateInput } from '../../model/template.ts'
import type { Stores } from '../../ports/stores.ts'
import { readCodeTemplates } from '../../template/code-templates.ts'
import { withCodeTemplates } from '../../template/with-code-templates.ts'

/** Stores that have templates in code beside their own; `createPlaten` has the same option. */
export function withTemplates(
  stores: Stores,
  templates: readonly (Template | TemplateInput)[],
  limits: Limits,
): Stores {
  return {
    ...stores,
    templates: withCodeTemplates(stores.templates, readCodeTemplates(templates, limits)),
    close: () => stores.close(),
  }
}
