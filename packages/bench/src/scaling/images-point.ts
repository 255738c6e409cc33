import sharp from 'sharp'
import { readPhoto } from '../card/card-files.ts'
import { stampJpeg } from '../card/stamp-jpeg.ts'
import { toDataUrl } from '../card/to-data-url.ts'
import { buildDocument, type ScalingPoint } from './scaling-case.ts'

const COLUMNS = 8
const CELL = { width: 150, height: 105 }
/** Px of the files, which are made smaller when they are drawn. */
const FILE = { width: 300, height: 210 }

/** Pictures side by side, all from files that no cache has seen. */
export async function buildImages(count: number): Promise<ScalingPoint> {
  const file = await sharp(readPhoto()).resize(FILE).jpeg().toBuffer()
  const template = buildDocument(
    1200,
    630,
    Array.from({ length: count }, (_, index) => ({
      kind: 'image',
      name: `i${index}`,
      dynamic: true,
      x: (index % COLUMNS) * CELL.width,
      y: Math.floor(index / COLUMNS) * CELL.height,
      ...CELL,
    })),
  )
  const write = (run: number, index: number) =>
    toDataUrl('image/jpeg', stampJpeg(file, run * 1_000_000 + count * 1_000 + index))
  return {
    amount: count,
    template,
    buildLayers: (run) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`i${n}`, write(run, n)])),
  }
}
