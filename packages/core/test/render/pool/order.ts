import { DEFAULT_LIMITS } from '../../../src/foundation/limits.ts'
import { parseTemplate } from '../../../src/model/parse-template.ts'
import type { TemplateInput } from '../../../src/model/template.ts'
import { compileTemplate } from '../../../src/overrides/compile-template.ts'
import {
  parseRenderOrder,
  type RenderOptions,
  type RenderOrder,
} from '../../../src/render/render-order.ts'

export const DOT: TemplateInput = {
  canvas: { width: 8, height: 8, background: '#456' },
  layers: [],
}

export function orderOf(template: TemplateInput = DOT, options: RenderOptions = {}): RenderOrder {
  const compiled = compileTemplate(parseTemplate(template), DEFAULT_LIMITS)
  return parseRenderOrder(compiled, options, DEFAULT_LIMITS)
}
