import { invert, type Matrix, transformBounds } from '../../foundation/matrix.ts'
import type { StrokeCommand } from '../../paint/display-list.ts'
import type { Target } from './blend.ts'
import type { DeviceBox } from './device-box.ts'
import { type FillTools, fillPath } from './fill-shape.ts'
import { CURVE_TOLERANCE_PX } from './flatten-path.ts'
import { toPath } from './geometry-path.ts'
import type { Ink } from './ink.ts'
import { strokePath } from './stroke-path.ts'
import { transformPath } from './transform-path.ts'

export interface StrokeTask {
  readonly command: StrokeCommand
  /** From the px of the command, its own transform included, to device px. */
  readonly matrix: Matrix
  readonly ink: Ink
}

/** Draws a stroke. It is outlined in the command's own px, so that a transform bends its pen too. */
export function paintStroke(target: Target, task: StrokeTask, tools: FillTools): void {
  const { command, matrix, ink } = task
  const { stroke } = command
  const visible = findVisible(target.clip.box, task)
  if (visible === undefined || !(stroke.width > 0 && Number.isFinite(stroke.width))) return
  const scale = Math.max(Math.hypot(matrix.a, matrix.b), Math.hypot(matrix.c, matrix.d))
  const outline = strokePath(toPath(command.geometry), stroke, {
    visible,
    tolerancePx: CURVE_TOLERANCE_PX / scale,
  })
  fillPath(target, { path: transformPath(outline, matrix), rule: 'nonzero', ink }, tools)
}

/** The px of the command whose strokes can reach into the clip. */
function findVisible(clip: DeviceBox, { command, matrix }: StrokeTask): DeviceBox | undefined {
  const inverse = invert(matrix)
  if (inverse === undefined) return undefined
  const { width, join, miterLimit } = command.stroke
  const reach = (width / 2) * Math.max(Math.SQRT2, join === 'miter' ? miterLimit : 1)
  const bounds = transformBounds(inverse, {
    x: clip.left,
    y: clip.top,
    width: clip.right - clip.left,
    height: clip.bottom - clip.top,
  })
  return {
    left: bounds.x - reach,
    top: bounds.y - reach,
    right: bounds.x + bounds.width + reach,
    bottom: bounds.y + bounds.height + reach,
  }
}
