import { describe, expect, test } from 'vitest'
import { encodeQr } from '../../../src/layout/symbols/encode-qr.ts'
import { findLargestClearing } from '../../../src/layout/symbols/qr-clearing.ts'
import type { ResolvedQr } from '../../../src/overrides/resolved-template.ts'
import { getLayer, resolveDocument } from '../../overrides/resolve-document.ts'

function qrLayer(fields: object): ResolvedQr {
  const template = [{ kind: 'qr', name: 'code', data: 'x', ...fields }] as never
  return getLayer(resolveDocument(template), 'qr', 'code')
}

/** Too long for a template's own text limit in tests of capacity. */
function qrOf(data: string, level = 'L'): ResolvedQr {
  return { ...qrLayer({ level }), data }
}

describe('encodeQr', () => {
  test.each([
    ['nothing much', 'A', 'M', 1],
    ['17 bytes fill version 1 at L', 'a'.repeat(17), 'L', 1],
    ['one more needs version 2', 'a'.repeat(18), 'L', 2],
    ['all that fits', 'a'.repeat(2953), 'L', 40],
    ['all digits that fit', '7'.repeat(7089), 'L', 40],
    ['all capitals that fit', 'A'.repeat(1852), 'H', 40],
    ['bytes count, not characters', 'é'.repeat(636), 'H', 40],
  ])('%s', (_why, data, level, version) => {
    const symbol = encodeQr(qrOf(data, level))
    expect(symbol.version).toBe(version)
    expect(symbol.matrix.columns).toBe(17 + 4 * version)
    expect(symbol.clearing).toBe(0)
  })

  test.each([
    ['a byte too many', 'a'.repeat(2954), 'L', '2954 bytes; a QR code of level "L" holds 2953'],
    ['a digit too many', '7'.repeat(7090), 'L', 'or 7089 digits'],
    ['a capital too many', 'A'.repeat(1853), 'H', 'level "H" holds 1273'],
    ['bytes, not characters', 'é'.repeat(637), 'H', '1274 bytes'],
  ])('refuses %s and says how much fits', (_why, data, level, words) => {
    expect(() => encodeQr(qrOf(data, level))).toThrow(
      expect.objectContaining({
        code: 'qr_too_long',
        pointer: '/code/data',
        message: expect.stringContaining(words),
      }),
    )
  })
})

describe('a logo', () => {
  const logo = { src: 'asset:a' }

  test('raises the level to H unless one is given', () => {
    expect(qrLayer({ logo }).level).toBe('H')
    expect(qrLayer({ logo, level: 'Q' }).level).toBe('Q')
    expect(qrLayer({}).level).toBe('M')
  })

  test('takes modules out of the middle, and makes the code larger where it must', () => {
    const plain = encodeQr(qrLayer({ level: 'H' }))
    const { version, matrix, clearing } = encodeQr(qrLayer({ logo }))
    expect(version).toBeGreaterThan(plain.version)
    expect(clearing).toBeGreaterThanOrEqual(0.2 * matrix.columns)
    const middle = (matrix.columns - 1) / 2
    const reach = (clearing - 1) / 2
    for (let y = middle - reach; y <= middle + reach; y++) {
      const row = matrix.modules.subarray(y * matrix.columns)
      expect(row.subarray(middle - reach, middle + reach + 1)).not.toContain(1)
    }
  })

  test.each([
    ['half of the side at H', 'H', 0.5, 'at level "H" it may cover 0.'],
    ['a third at L', 'L', 0.33, 'Level "H" bears more.'],
  ])('is refused when it would cover %s', (_why, level, size, words) => {
    expect(() => encodeQr(qrLayer({ level, logo: { ...logo, size } }))).toThrow(
      expect.objectContaining({
        code: 'qr_logo_too_large',
        pointer: '/code/logo/size',
        message: expect.stringContaining(words),
      }),
    )
  })

  test('may cover the more the higher the level', () => {
    for (let version = 2; version <= 40; version++) {
      const sides = (['L', 'M', 'Q', 'H'] as const).map((level) =>
        findLargestClearing(version, level),
      )
      expect(sides.at(-1)).toBeGreaterThan(sides[0] ?? 0)
      expect(Math.max(...sides)).toBeLessThanOrEqual(17 + 4 * version - 18)
    }
  })
})
