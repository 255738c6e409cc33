import type { Template, TemplateInput } from './model/template.ts'
import { createRenderer, type RendererOptions } from './render/create-renderer.ts'
import type { Receipt } from './render/receipt.ts'
import type { RenderOptions } from './render/render-order.ts'
import type { RenderResult } from './render/render-result.ts'
import type { OverridesOf } from './template/overrides-of.ts'

/** How a Platen is set up; everything may be left out. */
export interface PlatenOptions extends RendererOptions {}

/** Renders templates; keeps fonts, decoded images and painted backgrounds warm between renders. */
export interface Platen {
  /**
   * Draws a template with some of its dynamic layers changed.
   *
   * Equal orders give equal bytes, whatever was rendered before. Work is bounded by the limits of the
   * instance and by `deadlineMs`.
   *
   * @param template From `defineTemplate` or `parseTemplate`, or a document as it is written.
   * @throws {PlatenError} 4xx for a bad template, order or source, naming the offender; 408 when
   *   `signal` fires; 422 `render_deadline`; 503 after `close`.
   */
  render<const T extends Template | TemplateInput>(
    template: T,
    options?: RenderOptions<OverridesOf<T>>,
  ): Promise<RenderResult>
  /**
   * What `render` would say of the same order, without drawing it: sources are loaded and texts laid
   * out, but no pixel is painted.
   *
   * @throws {PlatenError} As `render`.
   */
  validate<const T extends Template | TemplateInput>(
    template: T,
    options?: RenderOptions<OverridesOf<T>>,
  ): Promise<Receipt>
  /** Ends running renders with `closed`, closes sockets and drops all caches. */
  close(): Promise<void>
}

/** Sets up a renderer. Nothing heavy is loaded before the first render needs it. */
export function createPlaten(options: PlatenOptions = {}): Platen {
  const renderer = createRenderer(options)
  return {
    render: async (template, given) => renderer.prepare(template, given).render(),
    validate: async (template, given) => renderer.prepare(template, given).validate(),
    close: () => renderer.close(),
  }
}
