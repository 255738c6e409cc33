import type { ResolvedLayer, ResolvedPage, ResolvedQr } from '../../overrides/resolved-template.ts'
import type { QrSymbol } from './qr-symbol.ts'
import { NO_SYMBOLS, type SymbolTable } from './symbol-table.ts'

/**
 * Encodes the codes of a page, equal ones once. The encoders are loaded when a page first needs them.
 *
 * @param check Called between codes; throws when there is no more time.
 * @throws {PlatenError} `qr_too_long`, `qr_logo_too_large`.
 */
export async function encodeSymbols(page: ResolvedPage, check: () => void): Promise<SymbolTable> {
  const codes = [...listCodes(page.layers)]
  if (codes.length === 0) return NO_SYMBOLS
  const { encodeQr } = await import('./encode-qr.ts')
  const byKey = new Map<string, QrSymbol>()
  const byLayer = new Map<ResolvedQr, QrSymbol>()
  for (const layer of codes) {
    const { level, data, sources, logoSize } = layer
    const key = `${level}/${sources.length === 0 ? 0 : logoSize}/${data}`
    const symbol = byKey.get(key) ?? encodeQr(layer)
    byKey.set(key, symbol)
    byLayer.set(layer, symbol)
    check()
  }
  return { getQr: (layer) => byLayer.get(layer) ?? NO_SYMBOLS.getQr(layer) }
}

function* listCodes(layers: readonly ResolvedLayer[]): Generator<ResolvedQr> {
  for (const layer of layers) {
    if (layer.kind === 'qr') yield layer
    if (layer.kind === 'container') yield* listCodes(layer.children)
  }
}
