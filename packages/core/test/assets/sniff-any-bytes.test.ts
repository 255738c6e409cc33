import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { sniffImage } from '../../src/assets/sniff-image.ts'
import { isPlatenError } from '../../src/foundation/errors.ts'
import { DEFAULT_LIMITS } from '../../src/foundation/limits.ts'
import { FILES } from './image-files.ts'

const sniff = (bytes: Uint8Array) => sniffImage(bytes, { limits: DEFAULT_LIMITS, allowAvif: true })
const latin1 = (text: string) => Buffer.from(text, 'latin1')

describe('sniffImage, for any bytes', () => {
  let files: Buffer[] = []
  beforeAll(async () => {
    files = await Promise.all(Object.values(FILES).map((create) => create()))
  })

  /** Gives a header or a PlatenError; soon, in the best of three runs, since others share the CPU. */
  function expectAnswer(bytes: Uint8Array): void {
    let leastMs = Number.POSITIVE_INFINITY
    for (let run = 0; run < 3 && leastMs >= 5; run += 1) {
      const before = performance.now()
      answer(bytes)
      leastMs = Math.min(leastMs, performance.now() - before)
    }
    expect(leastMs).toBeLessThan(5)
  }

  function answer(bytes: Uint8Array): void {
    try {
      const found = sniff(bytes)
      if (found.format !== 'svg') expect(found.width * found.height).toBeGreaterThan(0)
    } catch (error) {
      if (!isPlatenError(error)) throw error
    }
  }

  const file = fc.nat({ max: Object.keys(FILES).length - 1 })

  test('noise gives an answer', () => {
    const heads = fc.constantFrom(
      '',
      '\x89PNG\r\n\x1a\n',
      '\xff\xd8\xff',
      'GIF89a',
      'RIFF    WEBP',
      '\0\0\0\x20ftypavif',
    )
    fc.assert(
      fc.property(heads, fc.uint8Array({ maxLength: 300 }), (head, tail) =>
        expectAnswer(Buffer.concat([latin1(head), tail])),
      ),
      { numRuns: 2_000 },
    )
  })

  test('every truncation of a valid file gives an answer', () => {
    fc.assert(
      fc.property(file, fc.double({ min: 0, max: 1, noNaN: true }), (index, share) => {
        const bytes = files[index] ?? Buffer.alloc(0)
        expectAnswer(bytes.subarray(0, Math.floor(bytes.length * share)))
      }),
      { numRuns: 1_000 },
    )
  })

  test('a valid file with some bytes changed gives an answer', () => {
    const changes = fc.array(fc.tuple(fc.nat({ max: 400 }), fc.nat({ max: 255 })), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(file, changes, (index, list) => {
        const bytes = Buffer.from(files[index] ?? '')
        for (const [at, value] of list) if (at < bytes.length) bytes[at] = value
        expectAnswer(bytes)
      }),
      { numRuns: 2_000 },
    )
  })
})
