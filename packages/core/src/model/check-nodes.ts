import type { ErrorDetail } from '../foundation/errors.ts'
import type { Limits } from '../foundation/limits.ts'
import { hasMoreNodesThan } from './count-nodes.ts'
import type { TemplateInput } from './template.ts'

/** The template, drawn as it is, stays within the number of nodes that one render may have. */
export function* checkNodes(document: TemplateInput, limits: Limits): Iterable<ErrorDetail> {
  const layers = document.pages?.flatMap((page) => page.layers) ?? document.layers ?? []
  if (!hasMoreNodesThan(layers, limits.nodes)) return
  const detail = `The repeaters make more than ${limits.nodes} nodes of their own items.`
  yield { pointer: '', code: 'too_many_nodes', detail }
}
