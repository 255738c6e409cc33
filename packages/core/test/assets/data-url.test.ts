import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDataUrl } from '../../src/assets/data-url.ts'

const textOf = (dataUrl: string, maxBytes = 1_000) =>
  Buffer.from(parseDataUrl(dataUrl, maxBytes)).toString('latin1')

describe('parseDataUrl', () => {
  test.each([
    ['base64', 'data:text/plain;base64,aGVsbG8=', 'hello'],
    ['base64 without padding', 'data:text/plain;base64,aGVsbG8', 'hello'],
    ['base64 in lines, as SVG editors write it', 'data:image/png;base64,aGVs\n bG8=', 'hello'],
    ['base64 with escapes', 'data:;base64,aGVsbG8%3D', 'hello'],
    ['a charset before base64', 'data:text/plain;charset=utf-8;base64,aGk=', 'hi'],
    ['BASE64 in capitals', 'data:;BASE64,aGk=', 'hi'],
    ['percent-encoded', 'data:image/svg+xml,%3Csvg%2F%3E', '<svg/>'],
    ['bytes that are not UTF-8', 'data:,%FF%00', '\xff\0'],
    ['no media type', 'data:,hi', 'hi'],
    ['a comma in the data', 'data:,a,b', 'a,b'],
  ])('%s is decoded', (_why, dataUrl, expected) => {
    expect(textOf(dataUrl)).toBe(expected)
  })

  test.each([
    ['U41: bad base64', 'data:image/png;base64,@@@@', 'source_corrupt'],
    ['base64 for URLs', 'data:;base64,aG-_', 'source_corrupt'],
    [
      'a letter of another script, whose low byte is a digit',
      'data:;base64,aG\u0141s',
      'source_corrupt',
    ],
    ['one character that is no digit', 'data:;base64,aGV:', 'source_corrupt'],
    ['one base64 digit too many', 'data:;base64,aGVsb', 'source_corrupt'],
    ['padding in the middle', 'data:;base64,aG==Vs', 'source_corrupt'],
    ['no comma', 'data:image/png;base64', 'source_corrupt'],
    ['a bare percent sign', 'data:,100%', 'source_corrupt'],
    ['half an escape', 'data:,%4', 'source_corrupt'],
    ['a fragment', 'data:image/svg+xml,<svg fill="#fff"/>', 'source_corrupt'],
    ['nothing', 'data:,', 'source_empty'],
    ['nothing in base64', 'data:;base64,', 'source_empty'],
  ])('%s gives an error', (_why, dataUrl, code) => {
    expect(() => parseDataUrl(dataUrl, 1_000)).toThrow(expect.objectContaining({ code }))
  })

  test.each([
    ['U41: base64', `data:;base64,${'A'.repeat(1_340)}`],
    ['percent-encoded', `data:,${'a'.repeat(1_001)}`],
    ['escapes', `data:,${'%61'.repeat(1_001)}`],
  ])('%s beyond the limit is refused', (_why, dataUrl) => {
    expect(() => parseDataUrl(dataUrl, 1_000)).toThrow(
      expect.objectContaining({ code: 'source_too_large' }),
    )
  })

  test('exactly the limit is allowed', () => {
    const bytes = Buffer.alloc(1_000, 7)
    expect(parseDataUrl(`data:;base64,${bytes.toString('base64')}`, 1_000).length).toBe(1_000)
  })

  test('any bytes survive both forms', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (bytes) => {
        const base64 = Buffer.from(bytes).toString('base64')
        const escaped = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
        expect([...parseDataUrl(`data:x/y;base64,${base64}`, 200)]).toEqual([...bytes])
        expect([...parseDataUrl(`data:,${escaped}`, 200)]).toEqual([...bytes])
      }),
    )
  })
})
