import { PlatenError } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'
import type { BarcodeBox, Box, QrBox } from '../layout/box-tree.ts'
import { countBarcodeModules, countQrModules } from '../layout/symbols/measure-symbol.ts'
import { pointerToLayer } from '../overrides/layer-path.ts'

/** Rounding of layout must not refuse what was sized to fit exactly. */
const TOLERANCE_PX = 1e-6

/** Device px of a module below which its form is lost: a disc or a round corner needs some. */
const LEAST_MODULE_PX = { square: 1, rounded: 2, dot: 4 } as const
/** The same for a code whose modules do not lie along the px. */
const LEAST_TILTED_MODULE_PX = { square: 3, rounded: 4, dot: 6 } as const

/**
 * Refuses codes that no reader could read because their modules are too small.
 *
 * @param scale Device px per CSS px.
 * @throws {PlatenError} `qr_too_small`, `barcode_too_small`, naming the least size.
 */
export function assertScannable(boxes: readonly Box[], scale: number): void {
  for (const box of boxes) {
    if (box.kind === 'container') assertScannable(box.children, scale)
    if (box.kind === 'qr') assertQrScannable(box, scale)
    if (box.kind === 'barcode') assertBarcodeScannable(box, scale)
  }
}

function assertQrScannable(box: QrBox, scale: number): void {
  const { rect, layer } = box
  const isTilted = layer.rotateDeg % 90 !== 0
  const leastPx = (isTilted ? LEAST_TILTED_MODULE_PX : LEAST_MODULE_PX)[layer.modules]
  const modules = countQrModules(box)
  const side = Math.min(rect.width, rect.height)
  if (side * scale >= leastPx * modules - TOLERANCE_PX) return
  throw new PlatenError(
    'qr_too_small',
    `The QR code of layer ${quote(layer.path)} has ${modules} modules a side and is ${round(side)} px large; at a scale of ${round(scale)} it must be ${Math.ceil((leastPx * modules) / scale)} px at least.`,
    { pointer: pointerToLayer(layer.path) },
  )
}

function assertBarcodeScannable({ rect, layer, symbol }: BarcodeBox, scale: number): void {
  const modules = countBarcodeModules(symbol)
  const leastPx = layer.rotateDeg % 90 === 0 ? 1 : LEAST_TILTED_MODULE_PX.square
  const isLarge = (['width', 'height'] as const).every(
    (side) => rect[side] * scale >= leastPx * modules[side] - TOLERANCE_PX,
  )
  if (isLarge) return
  const least = (side: number) => Math.ceil((leastPx * side) / scale)
  throw new PlatenError(
    'barcode_too_small',
    `The barcode of layer ${quote(layer.path)} is ${round(rect.width)} × ${round(rect.height)} px large; at a scale of ${round(scale)} it must be ${least(modules.width)} × ${least(modules.height)} px at least.`,
    { pointer: pointerToLayer(layer.path) },
  )
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
