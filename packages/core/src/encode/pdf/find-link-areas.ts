import type { Rect } from '../../foundation/geometry.ts'
import type { Command } from '../../paint/display-list.ts'
import { uniteRects } from '../../paint/rect-algebra.ts'

/** A rectangle that leads somewhere, page px. */
export interface LinkArea {
  readonly href: string
  readonly rect: Rect
}

/**
 * Where a page can be clicked: around each command that leads somewhere, what lies inside another
 * area of the same link left out, words of one line taken together.
 */
export function findLinkAreas(commands: readonly Command[]): readonly LinkArea[] {
  const areas: LinkArea[] = []
  for (const { link, bounds } of commands) {
    if (link === undefined) continue
    const last = areas.at(-1)
    if (last?.href === link && isBeside(last.rect, bounds)) {
      const rect = uniteRects([last.rect, bounds]) ?? bounds
      areas[areas.length - 1] = { href: link, rect }
    } else {
      areas.push({ href: link, rect: bounds })
    }
  }
  return areas.filter((area, index) => !areas.some((other, at) => covers(other, area, at - index)))
}

/** @param order Positive when `other` comes later; of two that are equal the first stays. */
function covers(other: LinkArea, area: LinkArea, order: number): boolean {
  if (order === 0 || other.href !== area.href || !holds(other.rect, area.rect)) return false
  return order < 0 || !holds(area.rect, other.rect)
}

function holds(outer: Rect, inner: Rect): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  )
}

/** On one line, no further apart than the line is high. */
function isBeside(a: Rect, b: Rect): boolean {
  const height = Math.min(a.height, b.height)
  const shared = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  const gap = Math.max(a.x, b.x) - Math.min(a.x + a.width, b.x + b.width)
  return shared > height / 2 && gap <= height
}
