import type { Rect } from '../../foundation/geometry.ts'
import type { Rgba } from '../../foundation/rgba.ts'
import type { Paint } from '../../paint/display-list.ts'
import { componentsOf, type ShadingPart } from './color-components.ts'
import type { PdfFile, PdfReference } from './pdf-file.ts'
import { wholeStops } from './whole-stops.ts'
import { writeNumbers } from './write-value.ts'

export type ConicPaint = Extract<Paint, { readonly type: 'conic' }>

/** What a conic shading covers, px of the paint, and what of the stops it shows. */
export interface ConicTask {
  readonly area: Rect
  readonly part: ShadingPart
}

/** Sectors of a whole turn, hard stops aside. Colours change evenly along the rim of each. */
const SECTORS = 180
const FLAG_BYTES = 1
const COORDINATE_BYTES = 4
const MOST_COORDINATE = 2 ** 32 - 1
const MOST_COMPONENT = 2 ** 16 - 1

/**
 * A gradient around a point, which PDF has no shading for, as a mesh of triangles around it
 * (ISO 32000-1, 8.7.4.5.5).
 */
export function addConicShading(
  paint: ConicPaint,
  { area, part }: ConicTask,
  file: PdfFile,
): Promise<PdfReference> {
  const { centerX, centerY } = paint
  const radius = reachOf(paint, area)
  const vertices = listVertices(paint)
  const components = part === 'color' ? 3 : 1
  const vertexBytes = FLAG_BYTES + 2 * COORDINATE_BYTES + 2 * components
  const bytes = Buffer.alloc(vertices.length * vertexBytes)
  for (const [index, { x, y, color }] of vertices.entries()) {
    let at = index * vertexBytes + FLAG_BYTES
    for (const share of [x, y]) {
      at = bytes.writeUInt32BE(Math.round(((share + 1) / 2) * MOST_COORDINATE), at)
    }
    for (const level of componentsOf(color, part)) {
      at = bytes.writeUInt16BE(Math.round(level * MOST_COMPONENT), at)
    }
  }
  const ranges = [centerX - radius, centerX + radius, centerY - radius, centerY + radius]
  return file.addStream(
    {
      ShadingType: 4,
      ColorSpace: part === 'color' ? '/DeviceRGB' : '/DeviceGray',
      BitsPerCoordinate: 8 * COORDINATE_BYTES,
      BitsPerComponent: 16,
      BitsPerFlag: 8 * FLAG_BYTES,
      Decode: `[${writeNumbers(ranges, 6)} ${'0 1 '.repeat(components)}]`,
    },
    { bytes },
  )
}

/** A rim beyond all corners of the area, even where it is the straight end of a sector. */
function reachOf({ centerX, centerY }: ConicPaint, { x, y, width, height }: Rect): number {
  const farX = Math.max(Math.abs(x - centerX), Math.abs(x + width - centerX))
  const farY = Math.max(Math.abs(y - centerY), Math.abs(y + height - centerY))
  return (Math.hypot(farX, farY) + 1) / Math.cos(Math.PI / SECTORS)
}

interface Vertex {
  /** Shares of the radius, from the centre. */
  readonly x: number
  readonly y: number
  readonly color: Rgba
}

/** Three for each triangle. The centre has the colour of the middle of the sector. */
function listVertices({ angleDeg, stops: given }: ConicPaint): readonly Vertex[] {
  const stops = wholeStops(given)
  const vertices: Vertex[] = []
  const onRim = (at: number, color: Rgba): Vertex => {
    const angle = ((angleDeg + at * 360) * Math.PI) / 180
    return { x: Math.sin(angle), y: -Math.cos(angle), color }
  }
  for (const [index, to] of stops.slice(1).entries()) {
    const from = stops[index] ?? to
    const span = to.at - from.at
    const count = Math.ceil(span * SECTORS)
    for (let step = 0; step < count; step++) {
      const colorAt = (share: number) => mix(from.color, to.color, share / count)
      const center = { x: 0, y: 0, color: colorAt(step + 0.5) }
      const start = onRim(from.at + (span * step) / count, colorAt(step))
      const end = onRim(from.at + (span * (step + 1)) / count, colorAt(step + 1))
      vertices.push(center, start, end)
    }
  }
  return vertices
}

function mix(from: Rgba, to: Rgba, share: number): Rgba {
  const between = (first: number, second: number) => first + (second - first) * share
  return {
    r: between(from.r, to.r),
    g: between(from.g, to.g),
    b: between(from.b, to.b),
    a: between(from.a, to.a),
  }
}
