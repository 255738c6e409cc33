import type { Size } from '../../foundation/geometry.ts'
import type { ResolvedQr } from '../../overrides/resolved-template.ts'
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
