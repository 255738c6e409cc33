import { PlatenError } from '../../foundation/errors.ts'
import { findExifOrientation } from './exif-orientation.ts'
import { HeaderReader, type ImageHeader } from './header-reader.ts'

const START_OF_SCAN = 0xda
const END_OF_IMAGE = 0xd9
const APP1 = 0xe1
const EXIF_PREFIX = 'Exif\0\0'
/** Markers C4, C8 and CC lie among the frame headers and are none. */
const NOT_A_FRAME: ReadonlySet<number> = new Set([0xc4, 0xc8, 0xcc])

/**
 * Scans of a progressive file. Each costs a pass over all pixels, and a scan may be a few bytes, so
 * their number is a decoding bomb; encoders write about ten.
 */
const MAX_SCANS = 100

interface Frame {
  readonly width: number
  readonly height: number
}

/**
 * Reads the header of a JPEG (ITU-T T.81, annex B) up to its first scan.
 *
 * A file without an end marker after that scan was cut off. Arithmetic coding and 12-bit samples are
 * left to the decoder to refuse.
 */
export function readJpegHeader(bytes: Uint8Array): ImageHeader {
  const reader = new HeaderReader(bytes, 'JPEG')
  let frame: Frame | undefined
  let orientation = 1
  let at = 2
  for (;;) {
    at = findMarker(reader, at)
    const marker = reader.u8(at)
    const length = reader.u16be(at + 1)
    if (length < 2) throw reader.corrupt('has a segment of impossible length')
    const segment = reader.part(at + 3, length - 2)
    if (marker === START_OF_SCAN) break
    if (isFrame(marker)) frame = readFrame(reader, at + 3)
    if (marker === APP1) orientation = orientationOf(segment) ?? orientation
    at += 1 + length
  }
  if (frame === undefined) throw reader.corrupt('has no frame header before its first scan')
  checkScans(reader, at)
  return { format: 'jpeg', ...frame, hasAlpha: false, orientation }
}

/** @returns The place of the marker's second byte; any number of FF may precede it. */
function findMarker(reader: HeaderReader, from: number): number {
  if (reader.u8(from) !== 0xff) throw reader.corrupt('has no marker where one must be')
  let at = from + 1
  while (reader.u8(at) === 0xff) at += 1
  const marker = reader.u8(at)
  if (marker < 0xc0 || (marker >= 0xd0 && marker <= END_OF_IMAGE)) {
    throw reader.corrupt('has a marker that is not allowed before its first scan')
  }
  return at
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && !NOT_A_FRAME.has(marker)
}

function readFrame(reader: HeaderReader, at: number): Frame {
  const height = reader.u16be(at + 1)
  const width = reader.u16be(at + 3)
  // A height of 0 is given after the first scan, which no encoder in use does.
  if (width === 0 || height === 0) throw reader.corrupt('has a side of no length')
  return { width, height }
}

function orientationOf(segment: Uint8Array): number | undefined {
  const prefix = String.fromCharCode(...segment.subarray(0, EXIF_PREFIX.length))
  return prefix === EXIF_PREFIX
    ? findExifOrientation(segment.subarray(EXIF_PREFIX.length))
    : undefined
}

function checkScans(reader: HeaderReader, firstScan: number): void {
  const { buffer, byteOffset, byteLength } = reader.bytes
  const data = Buffer.from(buffer, byteOffset, byteLength)
  if (data.lastIndexOf(Uint8Array.of(0xff, END_OF_IMAGE)) < firstScan) {
    throw reader.corrupt('ends too early')
  }
  let scans = 0
  const scan = Uint8Array.of(0xff, START_OF_SCAN)
  for (let at = data.indexOf(scan, firstScan - 1); at >= 0; at = data.indexOf(scan, at + 2)) {
    scans += 1
    if (scans > MAX_SCANS) {
      throw new PlatenError(
        'source_unsupported',
        `The JPEG image has more than ${MAX_SCANS} scans; save it as a baseline JPEG.`,
      )
    }
  }
}
