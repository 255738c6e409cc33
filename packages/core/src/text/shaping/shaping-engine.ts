import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { PlatenError } from '../../foundation/errors.ts'
import { PathBuilder } from '../../foundation/path.ts'
import { createPaintFuncs } from '../color-glyph/glyph-paint-funcs.ts'

type Harfbuzz = typeof import('harfbuzzjs')

/** One running HarfBuzz, with the objects that all its callers share. */
export interface ShapingEngine {
  readonly library: Harfbuzz
  /** The one buffer of this engine: a buffer per call is freed only when a finaliser runs. */
  readonly buffer: InstanceType<Harfbuzz['Buffer']>
  /** Draws into the `PathBuilder` that is passed as draw data. */
  readonly drawFuncs: InstanceType<Harfbuzz['DrawFuncs']>
  /** Paints into the `PaintRecorder` that is passed as paint data. Made when first asked for. */
  paintFuncs(): InstanceType<Harfbuzz['PaintFuncs']>
  /**
   * Runs work inside HarfBuzz. A fault there leaves its memory in an unknown state: the engine is
   * given up, and the next `loadShapingEngine` starts another.
   *
   * @throws {PlatenError} `font_corrupt`, when the font made HarfBuzz fail now or before.
   */
  run<T>(label: string, work: () => T): T
  /** True when a fault gave this engine up. */
  isBroken(): boolean
}

/** The running engine; one for the process, since each copy of HarfBuzz takes 5 MB. */
let current: Promise<ShapingEngine> | undefined
let generation = 0

/** Loads HarfBuzz on first use, and again when the engine before was given up. */
export async function loadShapingEngine(): Promise<ShapingEngine> {
  current ??= importEngine()
  let engine = await current
  if (engine.isBroken()) {
    current = importEngine()
    engine = await current
  }
  return engine
}

async function importEngine(): Promise<ShapingEngine> {
  generation++
  if (generation === 1) return createEngine(await import('harfbuzzjs'))
  // A module is one for its address, so another instance needs another address.
  const path = createRequire(import.meta.url).resolve('harfbuzzjs')
  const library: Harfbuzz = await import(`${pathToFileURL(path).href}?instance=${generation}`)
  return createEngine(library)
}

function createEngine(library: Harfbuzz): ShapingEngine {
  let broken = false
  let paintFuncs: InstanceType<Harfbuzz['PaintFuncs']> | undefined
  return {
    library,
    buffer: new library.Buffer(),
    drawFuncs: createDrawFuncs(library),
    paintFuncs: () => {
      paintFuncs ??= createPaintFuncs(library)
      return paintFuncs
    },
    isBroken: () => broken,
    run: (label, work) => {
      if (broken) throw faulty(label, undefined)
      try {
        return work()
      } catch (cause) {
        broken = true
        throw faulty(label, cause)
      }
    },
  }
}

function faulty(label: string, cause: unknown): PlatenError {
  return new PlatenError('font_corrupt', `The font "${label}" cannot be read.`, { cause })
}

function createDrawFuncs(library: Harfbuzz): InstanceType<Harfbuzz['DrawFuncs']> {
  const draw = new library.DrawFuncs()
  draw.setMoveToFunc((x, y, path) => void asBuilder(path).moveTo(x, y))
  draw.setLineToFunc((x, y, path) => void asBuilder(path).lineTo(x, y))
  draw.setQuadraticToFunc((cx, cy, x, y, path) => void asBuilder(path).quadTo(cx, cy, x, y))
  draw.setCubicToFunc((ax, ay, bx, by, x, y, path) => {
    asBuilder(path).cubicTo(ax, ay, bx, by, x, y)
  })
  draw.setClosePathFunc((path) => void asBuilder(path).close())
  return draw
}

/** HarfBuzz hands the draw data back untyped. */
function asBuilder(drawData: unknown): PathBuilder {
  return drawData instanceof PathBuilder ? drawData : new PathBuilder()
}
