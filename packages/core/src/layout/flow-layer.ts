import type { ResolvedContainer } from '../overrides/resolved-template.ts'

/** Whether the main axis of a container runs across the page. */
export function isRowLayer(layer: ResolvedContainer): boolean {
  return layer.direction === 'row' || layer.direction === 'row-reverse'
}
