import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

const require = createRequire(import.meta.url)
const wasm = await readFile(require.resolve('zxing-wasm/reader/zxing_reader.wasm'))
await prepareZXingModule({
  // Not from the network, where the package would look for it.
  overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) },
  fireImmediately: true,
})

/** What an independent reader finds in a picture. */
export interface ReadCode {
  readonly format: string
  readonly text: string
}

/** Reads every code of an image file. */
export async function readCodes(image: Uint8Array): Promise<readonly ReadCode[]> {
  const found = await readBarcodes(image, {
    tryHarder: true,
    maxNumberOfSymbols: 8,
    textMode: 'Plain',
  })
  return found.filter(({ isValid }) => isValid).map(({ format, text }) => ({ format, text }))
}
