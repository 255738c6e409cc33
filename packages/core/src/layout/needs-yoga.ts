import type { ResolvedLayer, ResolvedPage } from '../overrides/resolved-template.ts'

/** Whether a page has a container with children in its flow, which only flexbox can place. */
export function needsYoga(page: ResolvedPage): boolean {
  return page.layers.some(hasFlow)
}

function hasFlow(layer: ResolvedLayer): boolean {
  if (layer.kind !== 'container') return false
  return layer.children.some((child) => child.flex.position === 'relative' || hasFlow(child))
}
