import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { sniffImage } from '../../src/assets/sniff-image.ts'
import { DEFAULT_LIMITS } from '../../src/foundation/limits.ts'
import {
  exifBlock,
  FILES,
  gifWith,
  PNG_SIGNATURE,
  picture,
  pngChunk,
  pngWith,
  webpCanvas,
  webpChunk,
  webpLossless,
  webpWith,
  withJpegSegment,
} from './image-files.ts'

const sniff = (bytes: Uint8Array, allowAvif = false) =>
  sniffImage(bytes, { limits: DEFAULT_LIMITS, allowAvif })

const withCode = (code: string) => expect.objectContaining({ code })
const latin1 = (text: string) => Buffer.from(text, 'latin1')

describe('sniffImage', () => {
  test.each(Object.entries(FILES))(
    'R13: %s: format, size and transparency are those that sharp finds',
    async (_kind, create) => {
      const bytes = await create()
      const { format, width, height, hasAlpha } = await sharp(bytes).metadata()
      const expected = { format: format === 'heif' ? 'avif' : format, width, height, hasAlpha }
      const found = sniff(bytes, true)
      expect(found).toMatchObject(expected)
    },
  )

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'R15: EXIF orientation %i is applied in JPEG, PNG and WebP',
    async (orientation) => {
      const upright = orientation < 5 ? { width: 31, height: 17 } : { width: 17, height: 31 }
      const tagged = picture(31, 17).withMetadata({ orientation })
      for (const bytes of [
        await tagged.clone().jpeg().toBuffer(),
        await tagged.clone().png().toBuffer(),
        await tagged.clone().webp().toBuffer(),
      ]) {
        expect(sniff(bytes)).toMatchObject({ ...upright, orientation })
        const drawn = await sharp(bytes).autoOrient().toBuffer({ resolveWithObject: true })
        expect(sniff(bytes)).toMatchObject({ width: drawn.info.width, height: drawn.info.height })
      }
    },
  )

  test.each([
    ['big-endian', exifBlock(6, 'MM'), 6],
    ['orientation 0, which is none', exifBlock(0), 1],
    ['orientation 9, which is none', exifBlock(9), 1],
    [
      'a directory that points at itself',
      latin1('II*\0\x08\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\x08\0\0\0'),
      1,
    ],
    ['a directory beyond the block', latin1('II*\0\xff\xff\xff\xff'), 1],
    ['more entries than bytes', latin1('II*\0\x08\0\0\0\xff\xff'), 1],
    ['nothing', Buffer.alloc(0), 1],
  ])('R15: EXIF that is %s', async (_why, block, orientation) => {
    const jpeg = await picture(4, 2).jpeg().toBuffer()
    const bytes = withJpegSegment(jpeg, 0xe1, Buffer.concat([latin1('Exif\0\0'), block]))
    expect(sniff(bytes)).toMatchObject({ orientation })
  })

  test.each([
    [
      'R1: a PNG of 16000 × 16000',
      pngWith({ width: 16_000, height: 16_000, depth: 1, colorType: 0 }),
    ],
    ['R2: a PNG of 2³¹−1 × 2³¹−1', pngWith({ width: 0x7fff_ffff, height: 0x7fff_ffff })],
    [
      'R6: a GIF with a huge screen and a tiny frame',
      gifWith({ width: 65_535, height: 65_535 }, { width: 1, height: 1 }),
    ],
    [
      'a GIF with a huge frame on a tiny screen',
      gifWith({ width: 1, height: 1 }, { width: 65_535, height: 65_535 }),
    ],
    [
      'R7: a WebP with a huge canvas',
      webpWith(webpCanvas(16_384, 16_384), webpLossless(16_384, 16_384)),
    ],
  ])('%s has too many pixels', (_why, bytes) => {
    const before = performance.now()
    expect(() => sniff(bytes)).toThrow(withCode('too_many_pixels'))
    expect(performance.now() - before).toBeLessThan(10)
  })

  test.each([
    ['R2: no side', pngWith({ width: 0, height: 0 })],
    ['R2: a colour type that PNG lacks', pngWith({ width: 1, height: 1, colorType: 5 })],
    ['R2: a depth that its colour type lacks', pngWith({ width: 1, height: 1, depth: 4 })],
    ['R2: no image data', pngWith({ width: 1, height: 1 }, pngChunk('tEXt', latin1('a\0b')))],
    [
      'R2: a first chunk that is not the header',
      Buffer.concat([PNG_SIGNATURE, pngChunk('IDAT', Buffer.alloc(13))]),
    ],
    ['R3: cut in its header', pngWith({ width: 1, height: 1 }).subarray(0, 20)],
    [
      'a chunk longer than the file',
      Buffer.concat([
        pngWith({ width: 1, height: 1 }).subarray(0, 33),
        Buffer.from([255, 255, 255, 255]),
        latin1('IDAT'),
      ]),
    ],
    [
      'R14: a signature with its high bit lost',
      Buffer.concat([Buffer.of(0x09), pngWith({ width: 1, height: 1 }).subarray(1)]),
    ],
    [
      'R14: a signature with its line ends changed',
      latin1(pngWith({ width: 1, height: 1 }).toString('latin1').replace('\r\n', '\n')),
    ],
  ])('a PNG with %s is damaged', (_why, bytes) => {
    expect(() => sniff(bytes)).toThrow(withCode('source_corrupt'))
  })

  test.each(['IHDR', 'IDAT', 'IEND'])('R2, R14: a wrong checksum of %s is found', (type) => {
    const bytes = Buffer.from(pngWith({ width: 1, height: 1 }))
    const crc = bytes.indexOf(type) + 4 + bytes.readUInt32BE(bytes.indexOf(type) - 4)
    bytes[crc] = (bytes[crc] ?? 0) ^ 1
    expect(() => sniff(bytes)).toThrow(withCode('source_corrupt'))
  })

  test('R3: half of a file is damaged, whatever its format', async () => {
    for (const create of Object.values(FILES)) {
      const bytes = await create()
      // GIF has no length and its decoder draws what there is.
      if (bytes[0] === 0x47) continue
      // Half of an AVIF holds its whole header, its pictures come last.
      const part = bytes.subarray(0, bytes[4] === 0x66 ? 100 : bytes.length / 2)
      expect(() => sniff(part, true)).toThrow(withCode('source_corrupt'))
    }
  })

  test('R4: thousands of text chunks are walked over', () => {
    const chunks = Array.from({ length: 5_000 }, () => pngChunk('tEXt', latin1('key\0value')))
    const bytes = pngWith({ width: 1, height: 1 }, ...chunks, pngChunk('IDAT', Buffer.of(1)))
    expect(sniff(bytes)).toMatchObject({ format: 'png', width: 1 })
  })

  test('R4: 100,000 empty chunks are refused soon', () => {
    const header = pngWith({ width: 1, height: 1 }).subarray(0, 33)
    const bytes = Buffer.concat([header, ...Array(100_000).fill(pngChunk('tEXt', latin1('')))])
    expect(() => sniff(bytes)).toThrow(withCode('source_corrupt'))
  })

  test.each([
    ['inside its screen', { width: 10, height: 10 }, { width: 5, height: 5 }],
    ['larger than its screen', { width: 5, height: 5 }, { width: 10, height: 10 }],
    ['beside its screen', { width: 5, height: 5 }, { left: 3, top: 3, width: 5, height: 5 }],
    ['on no screen', { width: 0, height: 0 }, { width: 5, height: 5 }],
  ])('R6: a GIF whose frame lies %s has the size that sharp finds', async (_why, screen, frame) => {
    const bytes = gifWith(screen, frame)
    const { width, height, hasAlpha } = await sharp(bytes).metadata()
    expect(sniff(bytes)).toMatchObject({ width, height, hasAlpha })
  })

  test('R5: of a GIF of 20,000 frames only the first is looked at', async () => {
    const gif = gifWith({ width: 1, height: 1 }, { width: 1, height: 1 })
    const frame = gif.subarray(19, gif.length - 1)
    const bytes = Buffer.concat([
      gif.subarray(0, 19),
      ...Array(20_000).fill(frame),
      Buffer.of(0x3b),
    ])
    const before = performance.now()
    expect(sniff(bytes)).toMatchObject({ format: 'gif', width: 1, height: 1 })
    expect(performance.now() - before).toBeLessThan(50)
  })

  test.each([
    [
      'a still picture larger than its canvas',
      webpWith(webpCanvas(1, 1), webpLossless(16_384, 16_384)),
    ],
    [
      'a frame larger than its canvas',
      webpWith(
        webpCanvas(1, 1, 2),
        webpChunk('ANMF', Buffer.concat([Buffer.alloc(16), webpLossless(9_000, 9_000)])),
      ),
    ],
    ['a canvas without a picture', webpWith(webpCanvas(1, 1))],
    ['a length beyond the file', webpWith(webpLossless(1, 1)).subarray(0, 24)],
    ['an unknown first chunk', webpWith(webpChunk('JUNK', Buffer.alloc(4)))],
  ])('R7: a WebP with %s is damaged', (_why, bytes) => {
    expect(() => sniff(bytes)).toThrow(withCode('source_corrupt'))
  })

  test('R8: AVIF is refused by name unless it is allowed', async () => {
    const bytes = await FILES.AVIF()
    expect(() => sniff(bytes)).toThrow(withCode('source_unsupported'))
    expect(() => sniff(bytes)).toThrow(/avifInput/)
    expect(sniff(bytes, true)).toMatchObject({ format: 'avif' })
    const compatible = Buffer.from(bytes)
    compatible.write('mif1', 8, 'latin1')
    expect(sniff(compatible, true)).toMatchObject({ format: 'avif' })
  })

  test.each([
    ['TIFF', 'II*\0rest'],
    ['TIFF', 'MM\0*rest'],
    ['BMP', 'BM\x46\0\0\0'],
    ['ICO', '\0\0\x01\0\x01\0'],
    ['JPEG XL', '\xff\n\xfa'],
    ['JPEG XL', '\0\0\0\x0cJXL \r\n\x87\n'],
    ['HEIF', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
    ['video', '\0\0\0\x18ftypisom\0\0\0\0isommp42'],
    ['PDF', '%PDF-1.7'],
    ['PostScript', '%!PS-Adobe'],
    ['MVG', 'push graphic-context\nimage over 0,0'],
    ['VIPS', '\x08\xf2\xa6\xb6'],
    ['Netpbm', 'P6\n1 1\n255\n'],
    ['Photoshop', '8BPS\0\x01'],
  ])('R9: %s is refused by name', (name, head) => {
    expect(() => sniff(latin1(head))).toThrow(withCode('source_unsupported'))
    expect(() => sniff(latin1(head))).toThrow(name)
  })

  test.each([
    ['R10: nothing', '', 'source_empty'],
    ['R10: one byte', 'x', 'source_not_image'],
    ['R10: a login page', '<!DOCTYPE html><html><body>Sign in</body></html>', 'source_not_image'],
    [
      'R10: a page that shows an SVG',
      '<html><svg xmlns="http://www.w3.org/2000/svg"/></html>',
      'source_not_image',
    ],
    ['R10: JSON', '{"error":"not found"}', 'source_not_image'],
    ['R9: CSV', 'a,b,c\n1,2,3\n', 'source_not_image'],
    ['R9, V1: a compressed SVG', '\x1f\x8b\x08\0', 'svg_compressed'],
  ])('%s gives %s', (_why, text, code) => {
    expect(() => sniff(latin1(text))).toThrow(withCode(code))
  })

  test.each([
    ['a script behind its end', '<script>alert(1)</script>'],
    ['an archive behind its end', 'PK\x03\x04'],
  ])('R11: a PNG with %s is a PNG', async (_why, tail) => {
    const bytes = Buffer.concat([await FILES['PNG, RGB'](), latin1(tail)])
    expect(sniff(bytes)).toMatchObject({ format: 'png', width: 31 })
  })

  test('R12: a WebP whose metadata looks like SVG is a WebP', () => {
    const bytes = webpWith(
      webpCanvas(2, 2),
      webpLossless(2, 2),
      webpChunk('XMP ', latin1('<svg xmlns="">')),
    )
    expect(sniff(bytes)).toMatchObject({ format: 'webp' })
  })

  test('R17: a JPEG of a thousand scans is refused', async () => {
    const jpeg = await FILES['JPEG, progressive']()
    const scan = jpeg.subarray(jpeg.indexOf(Buffer.of(0xff, 0xda)), jpeg.length - 2)
    const bytes = Buffer.concat([
      jpeg.subarray(0, -2),
      ...Array(1_000).fill(scan),
      Buffer.of(0xff, 0xd9),
    ])
    expect(() => sniff(bytes)).toThrow(withCode('source_unsupported'))
  })

  test.each([
    ['plain', '<svg/>'],
    ['with a byte-order mark', '\xef\xbb\xbf<svg/>'],
    [
      'with a declaration, comments and space',
      '<?xml version="1.0"?>\n<!-- made by hand -->\n <svg>',
    ],
    ['with a prefix', '<svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>'],
    [
      'with a document type, for checkSvg to refuse',
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">',
    ],
    ['in UTF-16, for checkSvg to refuse', '\xff\xfe<\0s\0v\0g\0/\0>\0'],
  ])('SVG %s is told by its first element', (_why, text) => {
    expect(sniff(latin1(text))).toEqual({ format: 'svg' })
  })
})
