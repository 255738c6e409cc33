/** What PDF must be told of a JPEG. */
export interface JpegFrame {
  readonly width: number
  readonly height: number
  readonly components: 1 | 3 | 4
  /** Written by one of Adobe's programs, or as these do. */
  readonly isAdobe: boolean
  /** The ICC profile, when it is one for as many components. */
  readonly profile: Uint8Array | undefined
}

const START_OF_SCAN = 0xda
const APP2 = 0xe2
const APP14 = 0xee
const PROFILE_LABEL = 'ICC_PROFILE\0'
/** ICC.1, 7.2.6: colour space of the data, by the number of components. */
const PROFILE_SPACES = { 1: 'GRAY', 3: 'RGB ', 4: 'CMYK' } as const

/** Start-of-frame markers (ITU T.81, B.1.1.3) of sequential and progressive Huffman coding. */
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2])

/** Reads the segments in front of the first scan; `undefined` when PDF has no word for the file. */
export function readJpegFrame(bytes: Uint8Array): JpegFrame | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let frame: Omit<JpegFrame, 'isAdobe' | 'profile'> | undefined
  let isAdobe = false
  const chunks = new Map<number, Buffer>()
  let offset = 2
  while (offset + 4 <= file.length && file[offset] === 0xff) {
    const marker = file.readUInt8(offset + 1)
    if (marker === START_OF_SCAN) break
    if (marker === 0xff) {
      offset += 1
      continue
    }
    const end = offset + 2 + file.readUInt16BE(offset + 2)
    const body = file.subarray(offset + 4, end)
    if (FRAMES.has(marker)) frame = readFrame(body)
    if (marker === APP14) isAdobe ||= body.toString('latin1', 0, 5) === 'Adobe'
    if (marker === APP2 && body.toString('latin1', 0, PROFILE_LABEL.length) === PROFILE_LABEL) {
      chunks.set(body[PROFILE_LABEL.length] ?? 0, body.subarray(PROFILE_LABEL.length + 2))
    }
    offset = end
  }
  return frame && { ...frame, isAdobe, profile: joinProfile(chunks, frame.components) }
}

function readFrame(body: Buffer): Omit<JpegFrame, 'isAdobe' | 'profile'> | undefined {
  if (body.length < 6 || body[0] !== 8) return undefined
  const components = body[5]
  if (components !== 1 && components !== 3 && components !== 4) return undefined
  return { height: body.readUInt16BE(1), width: body.readUInt16BE(3), components }
}

function joinProfile(
  chunks: ReadonlyMap<number, Buffer>,
  components: JpegFrame['components'],
): Uint8Array | undefined {
  const sorted = [...chunks].sort(([a], [b]) => a - b).map(([, chunk]) => chunk)
  const profile = Buffer.concat(sorted)
  const isFitting = profile.toString('latin1', 16, 20) === PROFILE_SPACES[components]
  return isFitting && profile.toString('latin1', 36, 40) === 'acsp' ? profile : undefined
}
