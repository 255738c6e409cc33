interface Signature {
  readonly name: string
  /** Offset of `bytes`. */
  readonly at: number
  /** Latin-1 text of the magic bytes. */
  readonly bytes: string
}

/** Formats that are known, so that an error can name them, and never handed to a decoder. */
const SIGNATURES: readonly Signature[] = [
  { name: 'TIFF', at: 0, bytes: 'II*\0' },
  { name: 'TIFF', at: 0, bytes: 'MM\0*' },
  { name: 'TIFF', at: 0, bytes: 'II+\0' },
  { name: 'TIFF', at: 0, bytes: 'MM\0+' },
  { name: 'BMP', at: 0, bytes: 'BM' },
  { name: 'ICO', at: 0, bytes: '\0\0\x01\0' },
  { name: 'CUR', at: 0, bytes: '\0\0\x02\0' },
  { name: 'JPEG XL', at: 0, bytes: '\xff\n' },
  { name: 'JPEG XL', at: 4, bytes: 'JXL \r\n\x87\n' },
  { name: 'JPEG 2000', at: 4, bytes: 'jP  \r\n\x87\n' },
  { name: 'JPEG 2000', at: 0, bytes: '\xffO\xffQ' },
  { name: 'PDF', at: 0, bytes: '%PDF-' },
  { name: 'PostScript', at: 0, bytes: '%!' },
  { name: 'Photoshop', at: 0, bytes: '8BPS' },
  { name: 'VIPS', at: 0, bytes: '\x08\xf2\xa6\xb6' },
  { name: 'VIPS', at: 0, bytes: '\xb6\xa6\xf2\x08' },
  { name: 'OpenEXR', at: 0, bytes: 'v/1\x01' },
  { name: 'Radiance', at: 0, bytes: '#?R' },
  { name: 'MVG', at: 0, bytes: 'push graphic-context' },
  { name: 'FITS', at: 0, bytes: 'SIMPLE  =' },
]

/** PBM, PGM, PPM, PAM and their kin: `P`, a digit or letter, white space. */
const NETPBM = /^P[1-7Ff][ \t\r\n]/

/** Names the image format of a file that no reader here takes, if it is one. */
export function findForeignFormat(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 32)).toString('latin1')
  if (NETPBM.test(head)) return 'Netpbm'
  return SIGNATURES.find((signature) => head.startsWith(signature.bytes, signature.at))?.name
}
