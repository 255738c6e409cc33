import { markAsCode } from '../foundation/code-mark.ts'
import { parseTemplate } from '../model/parse-template.ts'
import type { TemplateInput } from '../model/template.ts'
import type { ExactDocument } from './exact-document.ts'
import type { TypedTemplate } from './typed-template.ts'

/**
 * Checks a template written in code and keeps its literal names for the compiler, so that a wrong
 * layer name, property or value in an override does not compile.
 *
 * ```ts
 * const card = defineTemplate({
 *   canvas: { width: 1200, height: 630, background: '#0b1020' },
 *   layers: [{ kind: 'text', name: 'title', dynamic: true, x: 80, y: 80, text: 'Untitled' }],
 * })
 * await platen.render(card, { layers: { title: 'Hello' } })
 * ```
 *
 * It is the program's own: `markup` of its SVG layers is drawn in this process, which starts sooner, where
 * all other SVG is drawn in processes that can be killed. So never put markup of strangers into it; for
 * their documents there is `parseTemplate`.
 *
 * Limits are the default ones; `render` applies those of its instance.
 *
 * @throws {PlatenError} As `parseTemplate`: at once, where the template is defined.
 */
export function defineTemplate<const Document extends TemplateInput>(
  document: Document & ExactDocument<Document>,
): TypedTemplate<Document> {
  // The symbol that carries the type is never there at run time.
  return markAsCode(parseTemplate(document)) as TypedTemplate<Document>
}
