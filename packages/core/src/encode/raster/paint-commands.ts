import { type Matrix, multiply } from '../../foundation/matrix.ts'
import type {
  Command,
  PushClipCommand,
  PushOpacityCommand,
  ShadowCommand,
} from '../../paint/display-list.ts'
import { toUprightInk } from './bitmap-ink.ts'
import { blendBox, type Target } from './blend.ts'
import { type Clip, clipToBox, clipToShape } from './clip.ts'
import { boxAround, EMPTY_BOX, isEmptyBox } from './device-box.ts'
import { fillShape } from './fill-shape.ts'
import { toInk } from './gradient.ts'
import type { Pacer } from './pacer.ts'
import { paintGlyphs } from './paint-glyphs.ts'
import { paintPicture } from './paint-picture.ts'
import { blendShadow, buildShadowMask, planShadow } from './paint-shadow.ts'
import { paintStroke } from './paint-stroke.ts'
import type { Projection } from './picture-request.ts'
import type { RasterTools } from './raster-tools.ts'
import { boxOfSurface, createSurface, type Surface } from './surface.ts'

export interface Painting extends Projection {
  readonly surface: Surface
  readonly tools: RasterTools
  /** See `GlyphRun.positions`. */
  readonly positions: 'grid' | 'exact'
}

/** Paints commands in order. A push without its pop is popped at the end. */
function paintCommands(commands: readonly Command[], painting: Painting): void {
  const painter = new CommandPainter(painting)
  for (const command of commands) {
    painting.tools.check()
    painter.paint(command)
  }
  painter.popAll()
}

/** The same, letting other work run between commands, so that a large page does not hold it up. */
export async function paintPaced(
  commands: readonly Command[],
  painting: Painting,
  pacer: Pacer,
): Promise<void> {
  const painter = new CommandPainter(painting)
  for (const command of commands) {
    painting.tools.check()
    painter.paint(command)
    if (pacer.isDue()) await pacer.pause()
  }
  painter.popAll()
}

type DrawnCommand = Exclude<Command, { readonly kind: 'push-clip' | 'push-opacity' | 'pop' }>

/** What a `pop` goes back to. */
interface Frame {
  readonly target: Target
  /** The layer that is then blended, when the frame was made by `push-opacity`. */
  readonly group: { readonly layer: Surface; readonly opacity: number } | undefined
  readonly heldBytes: number
}

class CommandPainter {
  readonly #painting: Painting
  readonly #frames: Frame[] = []
  #target: Target

  constructor(painting: Painting) {
    this.#painting = painting
    const clip = { box: boxOfSurface(painting.surface), mask: undefined }
    this.#target = { surface: painting.surface, clip }
  }

  paint(command: Command): void {
    const target = this.#within(command)
    switch (command.kind) {
      case 'push-clip':
        this.#pushClip(command, target.clip)
        break
      case 'push-opacity':
        this.#pushOpacity(command, target.clip)
        break
      case 'pop':
        this.#pop()
        break
      default:
        if (!isEmptyBox(target.clip.box)) this.#draw(target, command)
    }
  }

  popAll(): void {
    while (this.#frames.length > 0) this.#pop()
  }

  #draw(target: Target, command: DrawnCommand): void {
    const { tools, positions } = this.#painting
    switch (command.kind) {
      case 'fill': {
        const matrix = this.#toDevice(command.transform)
        const ink = toInk(command.paint, matrix)
        fillShape(target, { geometry: command.geometry, matrix, ink }, tools)
        break
      }
      case 'stroke': {
        const matrix = this.#toDevice(command.transform)
        const ink = toInk(command.paint, matrix)
        paintStroke(target, { command, matrix, ink }, tools)
        break
      }
      case 'glyphs': {
        const matrix = this.#toDevice(command.transform)
        const ink = toInk(command.paint, matrix)
        paintGlyphs(target, { command, matrix, ink, positions }, tools)
        break
      }
      case 'image':
      case 'vector':
        paintPicture(target, { command, projection: this.#painting }, tools)
        break
      case 'shadow':
        this.#paintShadow(target, command)
        break
    }
  }

  #toDevice(transform: Matrix | undefined): Matrix {
    const { matrix } = this.#painting
    return transform === undefined ? matrix : multiply(matrix, transform)
  }

  /**
   * The target narrowed to the command's bounds. One px more, because glyphs and images are moved to
   * whole px. What the command draws beyond is cut off: steady bands rely on the bounds.
   */
  #within(command: Command): Target {
    const box = boxAround(command.bounds, this.#painting.matrix, 1)
    return { surface: this.#target.surface, clip: clipToBox(this.#target.clip, box) }
  }

  #pushClip(command: PushClipCommand, within: Clip): void {
    const { tools } = this.#painting
    const shape = { geometry: command.geometry, matrix: this.#toDevice(command.transform) }
    const clip = isEmptyBox(within.box) ? within : clipToShape(within, shape, tools.coverage)
    const heldBytes = clip.mask === within.mask ? 0 : (clip.mask?.data.length ?? 0)
    this.#push({ target: this.#target, group: undefined, heldBytes })
    this.#target = { surface: this.#target.surface, clip }
  }

  #pushOpacity(command: PushOpacityCommand, within: Clip): void {
    if (isEmptyBox(within.box) || !(command.opacity > 0)) {
      this.#push({ target: this.#target, group: undefined, heldBytes: 0 })
      const clip = { box: EMPTY_BOX, mask: undefined }
      this.#target = { surface: this.#target.surface, clip }
      return
    }
    const { left, top, right, bottom } = within.box
    const heldBytes = (right - left) * (bottom - top) * 4
    this.#painting.tools.memory.take(heldBytes)
    const layer = createSurface(within.box, 4)
    const group = { layer, opacity: Math.min(1, command.opacity) }
    this.#frames.push({ target: this.#target, group, heldBytes })
    // A clip around the group is applied once, when the layer is blended.
    this.#target = { surface: layer, clip: { box: within.box, mask: undefined } }
  }

  #push(frame: Frame): void {
    this.#painting.tools.memory.take(frame.heldBytes)
    this.#frames.push(frame)
  }

  #pop(): void {
    const frame = this.#frames.pop()
    if (frame === undefined) return
    this.#painting.tools.memory.give(frame.heldBytes)
    this.#target = frame.target
    if (frame.group === undefined) return
    const { layer, opacity } = frame.group
    const bitmap = {
      width: layer.width,
      height: layer.height,
      channels: 4,
      data: layer.data,
    } as const
    const ink = toUprightInk(
      { bitmap, left: layer.left, top: layer.top },
      Math.round(opacity * 255),
    )
    blendBox(frame.target, boxOfSurface(layer), ink)
  }

  #paintShadow(target: Target, command: ShadowCommand): void {
    const { tools, canvas, matrix: pageMatrix } = this.#painting
    const plan = planShadow(command, pageMatrix, canvas)
    if (plan === undefined) return
    const key = [command.digest, ...Object.values(pageMatrix), ...Object.values(canvas)].join('/')
    let mask = tools.shadowMasks.get(key)
    if (mask === undefined) {
      const silhouette = createSurface(plan.silhouetteBox, 4)
      tools.memory.take(silhouette.data.length)
      paintCommands(command.casters, {
        surface: silhouette,
        matrix: plan.matrix,
        canvas: plan.silhouetteBox,
        tools,
        positions: plan.reduction === 1 ? this.#painting.positions : 'exact',
      })
      mask = buildShadowMask(silhouette, plan, { command, pageMatrix, coverage: tools.coverage })
      tools.memory.give(silhouette.data.length)
      tools.shadowMasks.set(key, mask)
    }
    blendShadow(target, mask, command)
  }
}
