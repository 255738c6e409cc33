import type { ResolvedBarcode, ResolvedQr } from '../../overrides/resolved-template.ts'
import type { BarcodeSymbol } from './barcode-symbol.ts'
import type { QrSymbol } from './qr-symbol.ts'

/** What `encodeSymbols` makes: the codes of a page. */
export interface SymbolTable {
  /** The code of a layer of the page. */
  getQr(layer: ResolvedQr): QrSymbol
  /** The code of a layer of the page. */
  getBarcode(layer: ResolvedBarcode): BarcodeSymbol
}

/** That of a page without codes. */
export const NO_SYMBOLS: SymbolTable = {
  getQr: (layer) => throwMissing(layer),
  getBarcode: (layer) => throwMissing(layer),
}

function throwMissing({ path }: { readonly path: string }): never {
  throw new TypeError(`The code of layer "${path}" is laid out before it is encoded.`)
}
