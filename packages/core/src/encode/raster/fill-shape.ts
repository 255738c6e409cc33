import type { Rect } from '../../foundation/geometry.ts'
import { type Matrix, transformBounds } from '../../foundation/matrix.ts'
import type { Path } from '../../foundation/path.ts'
import type { Geometry } from '../../paint/display-list.ts'
import { blendBox, blendMask, type Target } from './blend.ts'
import type { Coverage, FillRule } from './coverage.ts'
import { clampToDevice, type DeviceBox, intersectBoxes, isEmptyBox } from './device-box.ts'
import { CURVE_TOLERANCE_PX, flattenPath } from './flatten-path.ts'
import { isSquareCornered, toPath } from './geometry-path.ts'
import type { Ink } from './ink.ts'
import { rowsOfStrip } from './measure-path.ts'
import { boxOfPath, transformPath } from './transform-path.ts'
import { isUpright, snapEdge } from './upright.ts'

/** Whole pixels drawn at once: some ten milliseconds of a translucent gradient. */
const STRIP_PIXELS = 1_000_000

export interface FillTools {
  readonly coverage: Coverage
  /** Throws when the render's time is up. Called before every strip. */
  check(): void
}

export interface Fill {
  readonly geometry: Geometry
  /** From the px of the geometry to device px. */
  readonly matrix: Matrix
  readonly ink: Ink
}

/** Fills a geometry. */
export function fillShape(target: Target, fill: Fill, tools: FillTools): void {
  const { geometry, matrix, ink } = fill
  if (geometry.type === 'rect' && isSquareCornered(geometry) && isUpright(matrix)) {
    fillRect(target, { rect: transformBounds(matrix, geometry.rect), ink }, tools)
    return
  }
  const rule = geometry.type === 'path' ? geometry.rule : 'nonzero'
  fillPath(target, { path: transformPath(toPath(geometry), matrix), rule, ink }, tools)
}

export interface PathFill {
  /** In device px. */
  readonly path: Path
  readonly rule: FillRule
  readonly ink: Ink
}

/** Fills an outline, strip by strip. */
export function fillPath(target: Target, fill: PathFill, tools: FillTools): void {
  const { path, rule, ink } = fill
  const { coverage } = tools
  const box = intersectBoxes(target.clip.box, boxOfPath(path))
  if (isEmptyBox(box)) return
  const width = box.right - box.left
  const rows = rowsOfStrip(path, width)
  const data = new Uint8Array(width * Math.min(rows, box.bottom - box.top))
  for (let top = box.top; top < box.bottom; top += rows) {
    tools.check()
    const strip = { ...box, top, bottom: Math.min(box.bottom, top + rows) }
    coverage.begin(strip)
    flattenPath(path, coverage, { visible: strip, tolerancePx: CURVE_TOLERANCE_PX })
    blendMask(target, coverage.endInto(data, rule), ink)
  }
}

/** Fills an upright rectangle without measuring an outline: whole pixels, and a thin mask per edge. */
function fillRect(
  target: Target,
  { rect, ink }: { readonly rect: Rect; readonly ink: Ink },
  tools: FillTools,
): void {
  const left = snapEdge(clampToDevice(rect.x))
  const top = snapEdge(clampToDevice(rect.y))
  const right = snapEdge(clampToDevice(rect.x + rect.width))
  const bottom = snapEdge(clampToDevice(rect.y + rect.height))
  const outer = toBox(Math.floor(left), Math.floor(top), Math.ceil(right), Math.ceil(bottom))
  const inner = toBox(Math.ceil(left), Math.ceil(top), Math.floor(right), Math.floor(bottom))
  const edges = { left, top, right, bottom }
  if (isEmptyBox(inner)) {
    blendEdge(target, outer, { edges, ink })
    return
  }
  blendWhole(target, { box: inner, ink }, tools)
  blendEdge(target, { ...outer, bottom: inner.top }, { edges, ink })
  blendEdge(target, { ...outer, top: inner.bottom }, { edges, ink })
  blendEdge(target, { ...inner, left: outer.left, right: inner.left }, { edges, ink })
  blendEdge(target, { ...inner, left: inner.right, right: outer.right }, { edges, ink })
}

/** Draws whole pixels, strip by strip. */
function blendWhole(
  target: Target,
  { box, ink }: { readonly box: DeviceBox; readonly ink: Ink },
  tools: FillTools,
): void {
  const visible = intersectBoxes(box, target.clip.box)
  const rows = Math.max(1, Math.floor(STRIP_PIXELS / (visible.right - visible.left)))
  for (let { top } = visible; top < visible.bottom; top += rows) {
    tools.check()
    blendBox(target, { ...visible, top, bottom: Math.min(visible.bottom, top + rows) }, ink)
  }
}

function toBox(...edges: readonly [number, number, number, number]): DeviceBox {
  const [left, top, right, bottom] = edges
  return { left, top, right, bottom }
}

interface Edge {
  /** Of the rectangle, not on whole px. */
  readonly edges: DeviceBox
  readonly ink: Ink
}

/** Draws the partly covered pixels in `box`. */
function blendEdge(target: Target, box: DeviceBox, { edges, ink }: Edge): void {
  const visible = intersectBoxes(box, target.clip.box)
  if (isEmptyBox(visible)) return
  const width = visible.right - visible.left
  const height = visible.bottom - visible.top
  const data = new Uint8Array(width * height)
  let at = 0
  for (let y = visible.top; y < visible.bottom; y++) {
    const down = Math.min(edges.bottom, y + 1) - Math.max(edges.top, y)
    for (let x = visible.left; x < visible.right; x++, at++) {
      const across = Math.min(edges.right, x + 1) - Math.max(edges.left, x)
      data[at] = Math.max(0, across * down * 255) + 0.5
    }
  }
  blendMask(target, { left: visible.left, top: visible.top, width, height, data }, ink)
}
