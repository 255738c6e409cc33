import { type Matrix, multiply } from '../../foundation/matrix.ts'
import type {
  ColorGlyphsCommand,
  Command,
  PushClipCommand,
  PushGroupCommand,
  PushMaskCommand,
  ShadowCommand,
} from '../../paint/display-list.ts'
import type { Target } from './blend.ts'
import { blendLayer } from './blend-layer.ts'
import { blurLayer } from './blur-layer.ts'
import { planBlur } from './blur-plan.ts'
import { type Clip, clipToBox, clipToMask, clipToShape } from './clip.ts'
import { type ColorGlyphCell, findLayerBox } from './color-glyph-layers.ts'
import { invertMask } from './coverage-mask.ts'
import { boxAround, type DeviceBox, EMPTY_BOX, isEmptyBox } from './device-box.ts'
import { type DrawnCommand, drawCommand } from './draw-command.ts'
import { planGroupBlur } from './group-projection.ts'
import type { Pacer } from './pacer.ts'
import { blendShadow, buildShadowMask } from './paint-shadow.ts'
import type { Painting } from './painting.ts'
import { placeColorGlyphs } from './place-color-glyphs.ts'
import { alphaOfSurface, boxOfSurface, createSurface, type Surface } from './surface.ts'

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

/** What a `pop` goes back to. */
interface Frame {
  readonly painting: Painting
  readonly target: Target
  readonly heldBytes: number
  /** Draws what was gathered since the push, when it has a layer of its own. */
  readonly close: ((target: Target) => void) | undefined
}

const NOWHERE: Clip = { box: EMPTY_BOX, mask: undefined }

function findGlyphLayer(
  drawing: readonly Command[],
  { key, matrix }: ColorGlyphCell,
  painting: Painting,
): Surface | undefined {
  const { colorGlyphLayers, memory } = painting.tools
  const known = colorGlyphLayers.get(key)
  if (known !== undefined) return known
  const box = findLayerBox(drawing, matrix)
  if (box === undefined) return undefined
  const layer = createSurface(box, 4)
  memory.take(layer.data.length)
  paintCommands(drawing, { ...painting, surface: layer, matrix, canvas: box, positions: 'exact' })
  memory.give(layer.data.length)
  colorGlyphLayers.set(key, layer)
  return layer
}

class CommandPainter {
  readonly #frames: Frame[] = []
  #painting: Painting
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
      case 'push-group':
        this.#pushGroup(command, target.clip)
        break
      case 'push-mask':
        this.#pushMask(command, target.clip)
        break
      case 'pop':
        this.#pop()
        break
      case 'color-glyphs':
        if (!isEmptyBox(target.clip.box)) this.#paintColorGlyphs(target, command)
        break
      default:
        if (!isEmptyBox(target.clip.box)) this.#draw(target, command)
    }
  }

  popAll(): void {
    while (this.#frames.length > 0) this.#pop()
  }

  #draw(target: Target, command: DrawnCommand | ShadowCommand): void {
    if (command.kind === 'shadow') this.#paintShadow(target, command)
    else drawCommand(target, command, this.#painting)
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
    const { tools, surface } = this.#painting
    const shape = { geometry: command.geometry, matrix: this.#toDevice(command.transform) }
    const clip = isEmptyBox(within.box) ? within : clipToShape(within, shape, tools.coverage)
    const heldBytes = clip.mask === within.mask ? 0 : (clip.mask?.data.length ?? 0)
    this.#push(heldBytes)
    this.#target = { surface, clip }
  }

  #pushGroup(command: PushGroupCommand, within: Clip): void {
    const opacity = Math.min(1, command.opacity)
    if (isEmptyBox(within.box) || !(opacity > 0)) {
      this.#pushNothing()
      return
    }
    const { blend } = command
    if (!(command.blurSigma > 0)) {
      this.#pushLayer(within.box, {}, (target, layer) =>
        blendLayer(target, layer, { opacity, blend }),
      )
      return
    }
    const plan = planGroupBlur(command, this.#painting)
    if (plan === undefined) {
      this.#pushNothing()
      return
    }
    const { tools, positions } = this.#painting
    const inside = {
      matrix: plan.matrix,
      canvas: plan.contentBox,
      positions: plan.reduction === 1 ? positions : 'exact',
    } as const
    this.#pushLayer(plan.contentBox, inside, (target, layer) => {
      const blurred = blurLayer(layer, plan, tools)
      blendLayer(target, blurred, { opacity, blend })
      tools.memory.give(blurred.data.length)
    })
  }

  #pushMask(command: PushMaskCommand, within: Clip): void {
    if (isEmptyBox(within.box)) {
      this.#pushNothing()
      return
    }
    const painting = this.#painting
    this.#pushLayer(within.box, {}, (target, layer) => {
      const drawn = createSurface(within.box, 4)
      painting.tools.memory.take(drawn.data.length)
      paintCommands(command.mask, { ...painting, surface: drawn })
      const alpha = alphaOfSurface(drawn)
      const clip = clipToMask(target.clip, command.inverted ? invertMask(alpha) : alpha)
      blendLayer({ surface: target.surface, clip }, layer, { opacity: 1, blend: 'normal' })
      painting.tools.memory.give(drawn.data.length)
    })
  }

  /**
   * Each glyph at its place: a layer that is kept where text stands on a grid, else as if its drawing
   * stood there. Which of both follows from the command alone, never from what is kept.
   */
  #paintColorGlyphs(target: Target, command: ColorGlyphsCommand): void {
    const { check } = this.#painting.tools
    for (const { drawing, matrix, cell } of placeColorGlyphs(command, this.#painting)) {
      const layer = cell === undefined ? undefined : findGlyphLayer(drawing, cell, this.#painting)
      if (cell !== undefined && layer !== undefined) {
        const [left, top] = [layer.left + cell.left, layer.top + cell.top]
        blendLayer(target, { ...layer, left, top }, { opacity: 1, blend: 'normal' })
        continue
      }
      this.#push(0)
      this.#painting = { ...this.#painting, matrix }
      this.#target = target
      for (const part of drawing) {
        check()
        this.paint(part)
      }
      this.#pop()
    }
  }

  /** Opens a layer that its pop hands to `close`. A clip around it is applied once, by then. */
  #pushLayer(
    box: DeviceBox,
    inside: Partial<Painting>,
    close: (target: Target, layer: Surface) => void,
  ): void {
    const heldBytes = (box.right - box.left) * (box.bottom - box.top) * 4
    this.#push(heldBytes, (target) => close(target, layer))
    const layer = createSurface(box, 4)
    this.#painting = { ...this.#painting, ...inside, surface: layer }
    this.#target = { surface: layer, clip: { box, mask: undefined } }
  }

  /** Whatever follows until the pop is not drawn. */
  #pushNothing(): void {
    this.#push(0)
    this.#target = { surface: this.#painting.surface, clip: NOWHERE }
  }

  #push(heldBytes: number, close?: (target: Target) => void): void {
    this.#painting.tools.memory.take(heldBytes)
    this.#frames.push({ painting: this.#painting, target: this.#target, heldBytes, close })
  }

  #pop(): void {
    const frame = this.#frames.pop()
    if (frame === undefined) return
    this.#painting = frame.painting
    this.#target = frame.target
    frame.close?.(frame.target)
    frame.painting.tools.memory.give(frame.heldBytes)
  }

  #paintShadow(target: Target, command: ShadowCommand): void {
    const { tools, canvas, matrix: pageMatrix } = this.#painting
    const plan = planBlur(command, pageMatrix, canvas)
    if (plan === undefined) return
    const key = [command.digest, ...Object.values(pageMatrix), ...Object.values(canvas)].join('/')
    let mask = tools.shadowMasks.get(key)
    if (mask === undefined) {
      const silhouette = createSurface(plan.contentBox, 4)
      tools.memory.take(silhouette.data.length)
      paintCommands(command.casters, {
        surface: silhouette,
        matrix: plan.matrix,
        canvas: plan.contentBox,
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
