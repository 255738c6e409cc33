import type { Box, BoxOf } from './box-tree.ts'
import { resolveLength } from './resolve-length.ts'

/** Half a px: below that nobody sees that a container is too full. */
const TOLERANCE_PX = 0.5

/**
 * The path of the layer that must make way: in the first container whose flow does not fit, the child
 * of the lowest `priority`, and of equal ones the last. Children without a priority always stay.
 *
 * @returns undefined where everything fits, or nothing may go.
 */
export function findLayerToDrop(boxes: readonly Box[]): string | undefined {
  for (const box of boxes) {
    if (box.kind !== 'container') continue
    const path = findChildToDrop(box) ?? findLayerToDrop(box.children)
    if (path !== undefined) return path
  }
  return undefined
}

function findChildToDrop(container: BoxOf<'container'>): string | undefined {
  const flow = container.children.filter(({ layer }) => layer.flex.position === 'relative')
  let lowest = Number.POSITIVE_INFINITY
  let path: string | undefined
  for (const { layer } of flow) {
    if (layer.priority === undefined || layer.priority > lowest) continue
    lowest = layer.priority
    path = layer.path
  }
  return path !== undefined && isTooFull(container, flow) ? path : undefined
}

/** Whether a child leaves the content box, or a text its own box. */
function isTooFull({ layer, rect }: BoxOf<'container'>, flow: readonly Box[]): boolean {
  const { padding } = layer
  const border = layer.border?.width ?? 0
  const px = (edge: keyof typeof padding) => border + resolveLength(padding[edge], rect.width)
  const left = rect.x + px('left') - TOLERANCE_PX
  const top = rect.y + px('top') - TOLERANCE_PX
  const right = rect.x + rect.width - px('right') + TOLERANCE_PX
  const bottom = rect.y + rect.height - px('bottom') + TOLERANCE_PX
  return flow.some((child) => {
    const { x, y, width, height } = child.rect
    const isOutside = x < left || y < top || x + width > right || y + height > bottom
    return isOutside || (child.kind === 'text' && isTextTooLarge(child))
  })
}

function isTextTooLarge({ paragraph, rect }: BoxOf<'text'>): boolean {
  return (
    paragraph.widthPx > rect.width + TOLERANCE_PX || paragraph.heightPx > rect.height + TOLERANCE_PX
  )
}
