/** Unpacks WOFF2; rejects with a plain `Error` when it cannot. What it gives belongs to the caller. */
export type Woff2Decoder = (bytes: Uint8Array) => Promise<Uint8Array>

let loading: Promise<Woff2Decoder> | undefined

/** One for the process, since its memory never shrinks. */
export function loadWoff2Decoder(): Promise<Woff2Decoder> {
  loading ??= importDecoder()
  return loading
}

/**
 * The decoder answers with a view of memory that its next run writes over, a turn of the event loop
 * after the run. So runs follow one another, and each answer is copied before the next begins.
 */
async function importDecoder(): Promise<Woff2Decoder> {
  // The entry with the decoder alone: the package's main entry also loads its encoder, 950 KB.
  const { default: decompress } = await import('wawoff2/decompress.js')
  let last: Promise<unknown> = Promise.resolve()
  return (bytes) => {
    const decoding = last.then(async () => (await decompress(bytes)).slice())
    last = decoding.catch(() => undefined)
    return decoding
  }
}
