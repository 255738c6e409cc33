import { type Matrix, multiply } from '../../foundation/matrix.ts'
import type { GlyphsCommand } from '../../paint/display-list.ts'
import { blendMask, type Target } from './blend.ts'
import { clampToDevice } from './device-box.ts'
import { type FillTools, fillPath } from './fill-shape.ts'
import type { GlyphMasks, ScaledGlyphMasks } from './glyph-masks.ts'
import type { Ink } from './ink.ts'
import { transformPath } from './transform-path.ts'
import { isUpright } from './upright.ts'

/** Device px per em up to which masks are kept: a larger glyph is rare, and a mask of it large. */
const LARGEST_KEPT_EM = 256

export interface GlyphTools extends FillTools {
  readonly glyphMasks: GlyphMasks
}

export interface GlyphRun {
  readonly command: GlyphsCommand
  /** From the px of the command, its own transform included, to device px. */
  readonly matrix: Matrix
  readonly ink: Ink
  /** `grid`: upright text sits on whole px in y and quarters in x, so that lines look alike. */
  readonly positions: 'grid' | 'exact'
}

/** Draws a run of glyphs. */
export function paintGlyphs(target: Target, run: GlyphRun, tools: GlyphTools): void {
  const { matrix, command } = run
  const pxPerPx = Math.max(Math.hypot(matrix.a, matrix.b), Math.hypot(matrix.c, matrix.d))
  const isSmall = pxPerPx * command.fontSize <= LARGEST_KEPT_EM
  const onGrid = run.positions === 'grid' && isUpright(matrix) && isSmall
  const masks = onGrid
    ? tools.glyphMasks.at({
        face: command.face,
        emWidthPx: matrix.a * command.fontSize,
        emHeightPx: matrix.d * command.fontSize,
      })
    : undefined
  for (let index = 0; index < command.glyphIds.length; index++) {
    const isDrawn = masks !== undefined && blendKept(target, { run, index }, masks)
    if (!isDrawn) fillOutline(target, { run, index }, tools)
  }
}

/** One glyph of a run. */
interface Glyph {
  readonly run: GlyphRun
  readonly index: number
}

/** Draws a glyph by its kept mask. False when there is none. */
function blendKept(target: Target, { run, index }: Glyph, masks: ScaledGlyphMasks): boolean {
  const { a, d, e, f } = run.matrix
  const { glyphIds, xs, ys } = run.command
  const quarters = Math.floor(clampToDevice(a * (xs[index] ?? 0) + e) * 4 + 0.5)
  const x = Math.floor(quarters / 4)
  const mask = masks.find(glyphIds[index] ?? 0, quarters - 4 * x)
  if (mask === undefined) return false
  if (mask.width === 0) return true
  const y = Math.round(clampToDevice(d * (ys[index] ?? 0) + f))
  const { width, height, data } = mask
  blendMask(target, { left: mask.left + x, top: mask.top + y, width, height, data }, run.ink)
  return true
}

function fillOutline(target: Target, { run, index }: Glyph, tools: FillTools): void {
  const { face, fontSize, glyphIds, xs, ys } = run.command
  const pxPerUnit = fontSize / face.unitsPerEm
  const toDevice = multiply(run.matrix, {
    a: pxPerUnit,
    b: 0,
    c: 0,
    d: -pxPerUnit,
    e: xs[index] ?? 0,
    f: ys[index] ?? 0,
  })
  const path = transformPath(face.outline(glyphIds[index] ?? 0), toDevice)
  fillPath(target, { path, rule: 'nonzero', ink: run.ink }, tools)
}
