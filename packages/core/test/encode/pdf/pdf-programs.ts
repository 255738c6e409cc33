import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PROGRAMS = [
  ['qpdf', '--version'],
  ['mutool', '-v'],
  ['pdftotext', '-v'],
  ['pdftoppm', '-v'],
] as const

/** Whether other people's readers are installed; where CI runs they must be. */
export const HAS_PDF_PROGRAMS =
  process.env['CI'] === 'true' ||
  PROGRAMS.every(([name, argument]) => spawnSync(name, [argument]).error === undefined)

/** Lends a file of these bytes to a program. */
function withFile<Result>(
  bytes: Uint8Array,
  use: (path: string, folder: string) => Result,
): Result {
  const folder = mkdtempSync(join(tmpdir(), 'platen-pdf-'))
  try {
    const path = join(folder, 'page.pdf')
    writeFileSync(path, bytes)
    return use(path, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Fails when qpdf or MuPDF finds a fault in the file. */
export function assertSound(bytes: Uint8Array): void {
  withFile(bytes, (path, folder) => {
    execFileSync('qpdf', ['--check', path], { stdio: 'pipe' })
    const drawn = spawnSync('mutool', ['draw', '-q', '-o', join(folder, 'page%d.ppm'), path])
    const said = drawn.stderr.toString().replace('warning: ICC support is not available\n', '')
    if (drawn.status !== 0 || said !== '') throw new Error(`mutool: ${said}`)
  })
}

/** The text of a file as Poppler reads it. */
export function extractText(bytes: Uint8Array): string {
  return withFile(bytes, (path) =>
    execFileSync('pdftotext', ['-enc', 'UTF-8', path, '-'], { encoding: 'utf8' }),
  )
}

/** The objects of a file without compression, for looking at. */
export function unpackPdf(bytes: Uint8Array): string {
  return withFile(bytes, (path) =>
    execFileSync('qpdf', ['--qdf', '--object-streams=disable', path, '-']).toString('latin1'),
  )
}

export interface PdfPixels {
  readonly width: number
  readonly height: number
  /** RGB. */
  readonly pixels: Uint8Array
}

/** Dots per inch at which a CSS px is two px: 0.75 points are one. */
const DPI_OF_SCALE_TWO = 192

/**
 * The first page as Poppler draws it, two px a CSS px, on white.
 *
 * @param samples Poppler puts large glyphs on whole px of its own; each px is the mean of so many by
 * so many of these.
 */
export function drawPdf(bytes: Uint8Array, samples: number): PdfPixels {
  const file = withFile(bytes, (path, folder) => {
    const out = join(folder, 'page')
    const dpi = String(DPI_OF_SCALE_TWO * samples)
    execFileSync('pdftoppm', ['-r', dpi, '-singlefile', path, out])
    return readFileSync(`${out}.ppm`)
  })
  const { width: across, height: down, pixels: fine } = readPixmap(file)
  const width = Math.floor(across / samples)
  const height = Math.floor(down / samples)
  const pixels = new Uint8Array(width * height * 3)
  for (let at = 0; at < pixels.length; at++) {
    const pixel = Math.floor(at / 3)
    const top = Math.floor(pixel / width) * samples
    const left = (pixel % width) * samples
    let sum = 0
    for (let sample = 0; sample < samples * samples; sample++) {
      const row = top + Math.floor(sample / samples)
      const column = left + (sample % samples)
      sum += fine[3 * (row * across + column) + (at % 3)] ?? 0
    }
    pixels[at] = Math.round(sum / (samples * samples))
  }
  return { width, height, pixels }
}

/** The first page as MuPDF draws it, two px a CSS px, on white. */
export function drawPdfByMupdf(bytes: Uint8Array): PdfPixels {
  return readPixmap(
    withFile(bytes, (path, folder) => {
      const out = join(folder, 'page.ppm')
      execFileSync('mutool', ['draw', '-q', '-r', String(DPI_OF_SCALE_TWO), '-o', out, path, '1'], {
        stdio: 'pipe',
      })
      return readFileSync(out)
    }),
  )
}

function readPixmap(file: Buffer): PdfPixels {
  const head = /^P6\s+(?:#.*\s+)?(\d+)\s+(\d+)\s+255\s/.exec(file.toString('latin1', 0, 128))
  if (head === null) throw new Error('There is no picture in the file.')
  const pixels = file.subarray(head[0].length)
  return { width: Number(head[1]), height: Number(head[2]), pixels }
}
