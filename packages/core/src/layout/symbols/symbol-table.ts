import type { ResolvedQr } from '../../overrides/resolved-template.ts'
import type { QrSymbol } from './qr-symbol.ts'

/** What `encodeSymbols` makes: the codes of a page. */
export interface SymbolTable {
  /** The code of a layer of the page. */
  getQr(layer: ResolvedQr): QrSymbol
}

/** That of a page without codes. */
export const NO_SYMBOLS: SymbolTable = {
  getQr: ({ path }) => {
    throw new TypeError(`The code of layer "${path}" is laid out before it is encoded.`)
  },
}
