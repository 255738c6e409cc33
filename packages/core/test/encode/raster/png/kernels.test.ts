import { deflateSync, inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adler32, combineAdler32 } from '../../../../src/encode/raster/png/adler-32.ts'
import {
  BAND_FILTERS,
  type BandFilter,
  type LiteralCounting,
  type PngKernels,
  type RepeatSearch,
  type RowSpan,
} from '../../../../src/encode/raster/png/png-kernels.ts'
import { createScalarKernels } from '../../../../src/encode/raster/png/scalar-kernels.ts'
import { createWasmKernels } from '../../../../src/encode/raster/png/wasm-kernels.ts'
import { anyRecipe, createImage, type ImageRecipe } from './synthetic-image.ts'

const wasm = await createWasmKernels()
const scalar = createScalarKernels()
const KERNELS: readonly (readonly [string, PngKernels])[] = [
  ['WebAssembly', wasm],
  ['TypeScript', scalar],
]
const FILTERS = Object.keys(BAND_FILTERS) as BandFilter[]
const SEARCHES: readonly RepeatSearch[] = ['runs', 'everywhere']
const WAYS: readonly (readonly [RepeatSearch, LiteralCounting])[] = SEARCHES.flatMap((search) => [
  [search, 'all'] as const,
  [search, 'some'] as const,
])
const anyWay = fc.constantFrom(...WAYS)

/** All rows but the first, so that there is a row above to look at. */
function toSpan(recipe: ImageRecipe, looksAbove: boolean): RowSpan {
  const { pixels, width, height, channels } = createImage({ ...recipe, height: recipe.height + 1 })
  const rowBytes = width * channels
  return { pixels, rowBytes, pixelBytes: channels, firstRow: 1, rowCount: height - 1, looksAbove }
}

/** Undoes the filters as PNG section 9.2 defines them, byte by byte. */
function unfilter(filtered: Uint8Array, span: RowSpan): Uint8Array {
  const { pixels, rowBytes, pixelBytes, firstRow, rowCount, looksAbove } = span
  const rows = new Uint8Array(pixels.subarray(0, (firstRow + rowCount) * rowBytes))
  rows.fill(0, looksAbove ? firstRow * rowBytes : 0)
  for (let y = 0; y < rowCount; y++) {
    const type = filtered[y * (rowBytes + 1)] ?? 0
    for (let x = 0; x < rowBytes; x++) {
      const at = (firstRow + y) * rowBytes + x
      const a = x < pixelBytes ? 0 : (rows[at - pixelBytes] ?? 0)
      const b = rows[at - rowBytes] ?? 0
      const c = x < pixelBytes ? 0 : (rows[at - rowBytes - pixelBytes] ?? 0)
      rows[at] = (filtered[y * (rowBytes + 1) + 1 + x] ?? 0) + predict(type, [a, b, c])
    }
  }
  return rows.subarray(firstRow * rowBytes)
}

function predict(type: number, [a, b, c]: readonly [number, number, number]): number {
  if (type === 3) return Math.floor((a + b) / 2)
  if (type !== 4) return [0, a, b][type] ?? Number.NaN
  const p = a + b - c
  const nearest = Math.min(Math.abs(p - a), Math.abs(p - b), Math.abs(p - c))
  return [a, b, c].find((value) => Math.abs(p - value) === nearest) ?? 0
}

const inflate = (segment: Uint8Array) =>
  inflateRawSync(Buffer.concat([segment, Uint8Array.of(0x03, 0x00)]))

const anySpan = (longest?: number) =>
  fc.tuple(anyRecipe(longest), fc.boolean()).map(([recipe, above]) => toSpan(recipe, above))

describe.each(KERNELS)('the kernels in %s', (_name, kernels) => {
  test('filtered rows come back as they were, by the rules of PNG', () => {
    fc.assert(
      fc.property(anySpan(), fc.constantFrom(...FILTERS), (span, filter) => {
        const filtered = kernels.filterRows(span, filter)
        const { pixels, rowBytes, firstRow, rowCount } = span
        const rows = pixels.subarray(firstRow * rowBytes, (firstRow + rowCount) * rowBytes)
        expect(Buffer.compare(unfilter(filtered, span), rows)).toBe(0)
      }),
      { numRuns: 300 },
    )
  })

  test('a span that stands on its own begins with a row that looks at none above', () => {
    fc.assert(
      fc.property(anyRecipe(), fc.constantFrom(...FILTERS), (recipe, filter) => {
        const filtered = kernels.filterRows(toSpan(recipe, false), filter)
        expect(filtered[0]).toBeLessThanOrEqual(BAND_FILTERS.sub)
      }),
    )
  })

  test('a segment inflates to the filtered rows', () => {
    fc.assert(
      fc.property(anySpan(200), anyWay, (span, way) => {
        const filtered = Buffer.from(kernels.filterRows(span, 'paeth'))
        expect(inflate(kernels.deflate(...way)).equals(filtered)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  test.each([
    ['one byte', Uint8Array.of(7)],
    ['fewer bytes than a comparison takes', Uint8Array.of(1, 1, 1, 1, 1, 1)],
    ['nothing but one long run', new Uint8Array(300_000)],
    ['a run one longer than the longest repeat', new Uint8Array(4 + 259)],
    ['a run two longer than the longest repeat', new Uint8Array(4 + 260)],
    ['one stored block to the byte', Uint8Array.from({ length: 65_534 }, (_, i) => i * i)],
    ['one byte more than a stored block', Uint8Array.from({ length: 65_535 }, (_, i) => i * i)],
    ['one block to the byte', Uint8Array.from({ length: 131_069 }, (_, i) => i * i)],
    ['one byte more than a block', Uint8Array.from({ length: 131_070 }, (_, i) => i * i)],
    ['literals that a sample of four in sixteen misses', missedBySamples(40_000)],
    [
      'repeats at the far end of the window and beyond',
      Uint8Array.from({ length: 131_072 }, (_, i) => ((i % 32_768) * 2_654_435_761) >>> 24),
    ],
    ['weights of a tree deeper than a code may be long', Uint8Array.from(fibonacciWeights(22))],
  ])('%s deflates to what inflates again', (_why, row) => {
    const span = { pixels: row, rowBytes: row.length, pixelBytes: 3, firstRow: 0, rowCount: 1 }
    for (const way of WAYS) {
      const filtered = Buffer.from(kernels.filterRows({ ...span, looksAbove: false }, 'none'))
      expect(inflate(kernels.deflate(...way)).equals(filtered)).toBe(true)
    }
  })

  test('noise grows by a thousandth at most, and by the flush', () => {
    fc.assert(
      fc.property(anyRecipe(300), fc.constantFrom(...SEARCHES), (recipe, search) => {
        const { length } = kernels.filterRows(toSpan({ ...recipe, look: 'noise' }, false), 'none')
        expect(kernels.deflate(search).length).toBeLessThanOrEqual(length * 1.001 + 16)
      }),
      { numRuns: 50 },
    )
  })

  test('a sample of the literals costs 15 thousandths of the bytes at most, on what it is used for', () => {
    for (const look of ['photo', 'text'] as const) {
      const recipe = {
        look,
        width: 1200,
        height: 72,
        channels: 3,
        seed: 5,
        volatileShare: 0,
      } as const
      kernels.filterRows(toSpan(recipe, true), 'paeth')
      const { length } = kernels.deflate('runs', 'all')
      expect(kernels.deflate('runs', 'some').length).toBeLessThanOrEqual(length * 1.015)
    }
  })

  test('the checksum is the one that zlib writes at the end of a stream', () => {
    fc.assert(
      fc.property(anySpan(200), (span) => {
        const filtered = Buffer.from(kernels.filterRows(span, 'up'))
        expect(kernels.adler32()).toBe(
          deflateSync(filtered).readUInt32BE(deflateSync(filtered).length - 4),
        )
      }),
      { numRuns: 100 },
    )
  })

  test('bytes of 255 do not overflow the checksum', () => {
    const row = new Uint8Array(1_000_000).fill(255)
    const span = { pixels: row, rowBytes: row.length, pixelBytes: 4, firstRow: 0, rowCount: 1 }
    const filtered = Buffer.from(kernels.filterRows({ ...span, looksAbove: false }, 'none'))
    const stream = deflateSync(filtered, { level: 1 })
    expect(kernels.adler32()).toBe(stream.readUInt32BE(stream.length - 4))
  })
})

describe('both kernels', () => {
  test('give equal bytes for every filter and search', () => {
    fc.assert(
      fc.property(anySpan(150), fc.constantFrom(...FILTERS), anyWay, (span, filter, way) => {
        expect(Buffer.compare(wasm.filterRows(span, filter), scalar.filterRows(span, filter))).toBe(
          0,
        )
        expect(wasm.countZeros()).toBe(scalar.countZeros())
        expect(wasm.adler32()).toBe(scalar.adler32())
        expect(Buffer.compare(wasm.deflate(...way), scalar.deflate(...way))).toBe(0)
      }),
      { numRuns: 400 },
    )
  })

  test('give equal bytes for spans of several blocks', () => {
    for (const look of ['noise', 'gradient', 'photo', 'text'] as const) {
      const recipe = {
        look,
        width: 1200,
        height: 72,
        channels: 3,
        seed: 5,
        volatileShare: 0,
      } as const
      for (const way of WAYS) {
        wasm.filterRows(toSpan(recipe, true), 'adaptive')
        scalar.filterRows(toSpan(recipe, true), 'adaptive')
        expect(Buffer.compare(wasm.deflate(...way), scalar.deflate(...way))).toBe(0)
      }
    }
  })
})

describe('combineAdler32', () => {
  test('the checksum of two pieces is that of their sum', () => {
    const anyBytes = fc.uint8Array({ maxLength: 70_000, size: 'max' })
    fc.assert(
      fc.property(anyBytes, anyBytes, (first, second) => {
        const joined = combineAdler32(adler32(first), adler32(second), second.length)
        expect(joined).toBe(adler32(Buffer.concat([first, second])))
      }),
    )
  })
})

/** Noise of few values where a sample looks, and of all others where it does not. */
function missedBySamples(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => ((i + 1) % 16 < 4 ? i % 3 : (i * 7919) >> 4))
}

/** Each value as often as its Fibonacci number: Huffman's tree is a single chain. */
function fibonacciWeights(count: number): number[] {
  const bytes: number[] = []
  for (let value = 0, a = 1, b = 1; value < count; value++) {
    // Spread out, so that no run swallows them.
    for (let i = 0; i < a; i++) bytes.push(value)
    ;[a, b] = [b, a + b]
  }
  return bytes.map((_, i) => bytes[(i * 7919) % bytes.length] ?? 0)
}
