import type {
  ResolvedBarcode,
  ResolvedLayer,
  ResolvedPage,
  ResolvedQr,
} from '../../overrides/resolved-template.ts'
import type { BarcodeSymbol } from './barcode-symbol.ts'
import type { QrSymbol } from './qr-symbol.ts'
import { NO_SYMBOLS, type SymbolTable } from './symbol-table.ts'

/**
 * Encodes the codes of a page, equal ones once. The encoders are loaded when a page first needs them.
 *
 * @param check Called between codes; throws when there is no more time.
 * @throws {PlatenError} `qr_too_long`, `qr_logo_too_large`, `barcode_invalid`, `barcode_too_long`.
 */
export async function encodeSymbols(page: ResolvedPage, check: () => void): Promise<SymbolTable> {
  const codes = [...listCodes(page.layers)]
  if (codes.length === 0) return NO_SYMBOLS
  const qrs = codes.filter((layer) => layer.kind === 'qr')
  const barcodes = codes.filter((layer) => layer.kind === 'barcode')
  const getQr = qrs.length === 0 ? NO_SYMBOLS.getQr : await encodeQrs(qrs, check)
  const getBarcode =
    barcodes.length === 0 ? NO_SYMBOLS.getBarcode : await encodeBarcodes(barcodes, check)
  return { getQr, getBarcode }
}

async function encodeQrs(
  layers: readonly ResolvedQr[],
  check: () => void,
): Promise<SymbolTable['getQr']> {
  const { encodeQr } = await import('./encode-qr.ts')
  const keyOf = ({ level, data, sources, logoSize }: ResolvedQr) =>
    `${level}/${sources.length === 0 ? 0 : logoSize}/${data}`
  const symbols = encodeOnce<ResolvedQr, QrSymbol>(layers, { keyOf, encode: encodeQr, check })
  return (layer) => symbols.get(layer) ?? NO_SYMBOLS.getQr(layer)
}

async function encodeBarcodes(
  layers: readonly ResolvedBarcode[],
  check: () => void,
): Promise<SymbolTable['getBarcode']> {
  const { encodeBarcode } = await import('./encode-barcode.ts')
  const keyOf = ({ symbology, data }: ResolvedBarcode) => `${symbology}/${data}`
  const symbols = encodeOnce<ResolvedBarcode, BarcodeSymbol>(layers, {
    keyOf,
    encode: encodeBarcode,
    check,
  })
  return (layer) => symbols.get(layer) ?? NO_SYMBOLS.getBarcode(layer)
}

interface Encoding<Code, Symbol> {
  readonly keyOf: (layer: Code) => string
  readonly encode: (layer: Code) => Symbol
  readonly check: () => void
}

function encodeOnce<Code, Symbol>(
  layers: readonly Code[],
  { keyOf, encode, check }: Encoding<Code, Symbol>,
): ReadonlyMap<Code, Symbol> {
  const byKey = new Map<string, Symbol>()
  const byLayer = new Map<Code, Symbol>()
  for (const layer of layers) {
    const key = keyOf(layer)
    const symbol = byKey.get(key) ?? encode(layer)
    byKey.set(key, symbol)
    byLayer.set(layer, symbol)
    check()
  }
  return byLayer
}

function* listCodes(layers: readonly ResolvedLayer[]): Generator<ResolvedQr | ResolvedBarcode> {
  for (const layer of layers) {
    if (layer.kind === 'qr' || layer.kind === 'barcode') yield layer
    if (layer.kind === 'container') yield* listCodes(layer.children)
  }
}
