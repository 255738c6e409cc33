import { intersectRects, type Rect } from '../../foundation/geometry.ts'
import type { Rgba } from '../../foundation/rgba.ts'
import type { Command, CommandOf } from '../../paint/display-list.ts'
import { roundedRectContains } from '../../paint/rounded-rect-contains.ts'
import type { LayerInk } from './find-inks.ts'

/** What a command behind an ink means for its backdrop: nothing, that it is not plain, its colour. */
type Verdict = 'passes' | 'mixes' | Rgba

/**
 * The one opaque colour behind all of an ink, when the commands alone tell it: nothing but one plain
 * rectangle lies under it, and no group changes its colours afterwards.
 *
 * @param area Page px that hold the ink.
 */
export function findPlainBackdrop(
  commands: readonly Command[],
  { path, first }: LayerInk,
  area: Rect,
): Rgba | undefined {
  for (let index = first - 1; index >= 0; index--) {
    // What was drawn and closed before the ink is a picture of its own, told by its push.
    const isClosed = commands[index]?.kind === 'pop'
    if (isClosed) index = findPush(commands, index)
    const command = commands[index]
    if (command === undefined) return undefined
    const verdict = isClosed ? judgeBounds(command, area) : judge(command, path, area)
    if (verdict === 'mixes') return undefined
    if (verdict !== 'passes') return verdict
  }
  return undefined
}

function judge(command: Command, path: string, area: Rect): Verdict {
  switch (command.kind) {
    case 'push-group': {
      const isPlain = command.opacity >= 1 && command.blend === 'normal' && command.blurSigma <= 0
      return isPlain ? 'passes' : 'mixes'
    }
    case 'push-clip':
      return 'passes'
    case 'push-mask':
      return 'mixes'
    case 'stroke':
      // Its own outline is no backdrop.
      return command.path === path ? 'passes' : judgeBounds(command, area)
    case 'fill':
      return judgeBounds(command, area) === 'passes' ? 'passes' : judgeFill(command, area)
    default:
      return judgeBounds(command, area)
  }
}

function judgeBounds({ bounds }: Command, area: Rect): Verdict {
  return intersectRects(bounds, area) === undefined ? 'passes' : 'mixes'
}

function judgeFill({ geometry, paint, transform }: CommandOf<'fill'>, area: Rect): Verdict {
  const isPlain = paint.type === 'solid' && paint.color.a >= 1 && transform === undefined
  if (!isPlain || geometry.type !== 'rect') return 'mixes'
  return roundedRectContains(geometry.rect, geometry.radii, area) ? paint.color : 'mixes'
}

/** The command that the `pop` at an index closes. */
function findPush(commands: readonly Command[], pop: number): number {
  let depth = 0
  for (let index = pop; index >= 0; index--) {
    const kind = commands[index]?.kind
    if (kind === 'pop') depth++
    else if (kind?.startsWith('push-') === true) depth--
    if (depth === 0) return index
  }
  return -1
}
