import type { TemplateInput } from '../model/template.ts'
import type { Renderer } from './create-renderer.ts'

/** A page on which flexbox, fonts, shaping, painting and the PNG encoder all have something to do. */
const PAGE: TemplateInput = {
  canvas: { width: 32, height: 16, background: '#fff' },
  layers: [{ kind: 'container', children: [{ kind: 'text', text: 'Aa', fontSize: 8 }] }],
}

/**
 * Loads what the first render would otherwise wait for: the layout and shaping engines, the built-in
 * font and the PNG encoder. Fonts of the options are read when a layer asks for them.
 *
 * @throws {PlatenError} `closed`; and whatever keeps a part from being loaded.
 */
export async function warmUp(renderer: Renderer): Promise<void> {
  await renderer.prepare(PAGE).render()
}
