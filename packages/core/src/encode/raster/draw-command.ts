import { type Matrix, multiply } from '../../foundation/matrix.ts'
import type { Command } from '../../paint/display-list.ts'
import type { Target } from './blend.ts'
import { fillShape } from './fill-shape.ts'
import { toInk } from './gradient.ts'
import { paintGlyphs } from './paint-glyphs.ts'
import { paintPicture } from './paint-picture.ts'
import { paintStroke } from './paint-stroke.ts'
import type { Painting } from './painting.ts'

/** The commands that draw by themselves, without others inside them. */
export type DrawnCommand = Extract<
  Command,
  { readonly kind: 'fill' | 'stroke' | 'glyphs' | 'image' | 'vector' }
>

/** Draws one command. */
export function drawCommand(target: Target, command: DrawnCommand, painting: Painting): void {
  const { tools, positions } = painting
  if (command.kind === 'image' || command.kind === 'vector') {
    paintPicture(target, { command, projection: painting }, tools)
    return
  }
  const matrix = toDevice(command.transform, painting)
  const ink = toInk(command.paint, matrix)
  switch (command.kind) {
    case 'fill':
      fillShape(target, { geometry: command.geometry, matrix, ink }, tools)
      break
    case 'stroke':
      paintStroke(target, { command, matrix, ink }, tools)
      break
    case 'glyphs':
      paintGlyphs(target, { command, matrix, ink, positions }, tools)
      break
  }
}

function toDevice(transform: Matrix | undefined, { matrix }: Painting): Matrix {
  return transform === undefined ? matrix : multiply(matrix, transform)
}
