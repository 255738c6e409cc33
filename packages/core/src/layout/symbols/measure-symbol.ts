import type { Size } from '../../foundation/geometry.ts'
import type { ResolvedQr } from '../../overrides/resolved-template.ts'
import type { BarcodeSymbol } from './barcode-symbol.ts'
import type { QrSymbol } from './qr-symbol.ts'

/** CSS px of a module whose code has no size of its own: what a phone reads from a screen. */
const MODULE_PX = 4

/** Modules a side of a QR code, its quiet zone included. */
export function countQrModules(qr: {
  readonly layer: ResolvedQr
  readonly symbol: QrSymbol
}): number {
  return qr.symbol.matrix.columns + 2 * qr.layer.quietZone
}

/** The size of a QR code that nothing gives a size. CSS px. */
export function measureQr(qr: { readonly layer: ResolvedQr; readonly symbol: QrSymbol }): Size {
  const side = countQrModules(qr) * MODULE_PX
  return { width: side, height: side }
}

/** CSS px of a bar of one module, and of all bars, whose code has no size of its own. */
const BAR_PX = 2
const BARS_HEIGHT_PX = 80

/** Modules of a barcode across and down, its quiet zone included; bars are one module high. */
export function countBarcodeModules({ form, matrix, quietZone }: BarcodeSymbol): Size {
  const width = matrix.columns + 2 * quietZone
  return { width, height: form === 'bars' ? 1 : matrix.rows + 2 * quietZone }
}

/** The size of a barcode that nothing gives a size. CSS px. */
export function measureBarcode(symbol: BarcodeSymbol): Size {
  const { width, height } = countBarcodeModules(symbol)
  if (symbol.form === 'bars') return { width: width * BAR_PX, height: BARS_HEIGHT_PX }
  return { width: width * MODULE_PX, height: height * MODULE_PX }
}
