import encode from 'qr'
import { PlatenError } from '../../foundation/errors.ts'
import { quote } from '../../foundation/quote.ts'
import { pointerToLayer } from '../../overrides/layer-path.ts'
import type { ResolvedQr } from '../../overrides/resolved-template.ts'
import type { ModuleMatrix } from './module-matrix.ts'
import { clearingOf, findLargestClearing } from './qr-clearing.ts'
import type { QrSymbol } from './qr-symbol.ts'

const ECC = { L: 'low', M: 'medium', Q: 'quartile', H: 'high' } as const

/** Bytes of UTF-8 that version 40 holds (ISO/IEC 18004, table 7). */
const CAPACITY_BYTES = { L: 2953, M: 2331, Q: 1663, H: 1273 } as const
/** The same for digits alone, and for digits with `A`–`Z` and ` $%*+-./:`. */
const CAPACITY_DIGITS = { L: 7089, M: 5596, Q: 3993, H: 3057 } as const
const CAPACITY_ALPHANUMERIC = { L: 4296, M: 3391, Q: 2420, H: 1852 } as const

const DIGITS = /^\d*$/
const ALPHANUMERIC = /^[\dA-Z $%*+\-./:]*$/

/** A logo may make the code larger by this many versions, so that less of it is covered. */
const LOGO_VERSIONS = 8
const LAST_VERSION = 40

/**
 * Makes the smallest QR code that holds a layer's data, as UTF-8 where it is more than digits and
 * capitals; with a logo, the smallest that can be read with the logo on it.
 *
 * @throws {PlatenError} `qr_too_long`, naming how much fits; `qr_logo_too_large`.
 */
export function encodeQr(layer: ResolvedQr): QrSymbol {
  assertFits(layer)
  const matrix = encodeVersion(layer, undefined)
  const version = (matrix.columns - 17) / 4
  if (layer.sources.length === 0) return { version, matrix, clearing: 0 }
  const last = Math.min(version + LOGO_VERSIONS, LAST_VERSION)
  for (let larger = version; larger <= last; larger++) {
    const clearing = clearingOf(larger, layer.logoSize)
    if (clearing > findLargestClearing(larger, layer.level)) continue
    const whole = larger === version ? matrix : encodeVersion(layer, larger)
    return { version: larger, matrix: clearMiddle(whole, clearing), clearing }
  }
  throw tooLargeLogo(layer, version, last)
}

function assertFits({ data, level, path }: ResolvedQr): void {
  const isShort = DIGITS.test(data)
    ? data.length <= CAPACITY_DIGITS[level]
    : ALPHANUMERIC.test(data)
      ? data.length <= CAPACITY_ALPHANUMERIC[level]
      : Buffer.byteLength(data) <= CAPACITY_BYTES[level]
  if (isShort) return
  throw new PlatenError(
    'qr_too_long',
    `The data of layer ${quote(path)} has ${Buffer.byteLength(data)} bytes; a QR code of level "${level}" holds ${CAPACITY_BYTES[level]}, or ${CAPACITY_DIGITS[level]} digits.`,
    { pointer: `${pointerToLayer(path)}/data` },
  )
}

function encodeVersion({ data, level }: ResolvedQr, version: number | undefined): ModuleMatrix {
  // The encoder gives no code without a border.
  const rows = encode(data, 'raw', { ecc: ECC[level], border: 1, version }).slice(1, -1)
  const columns = rows.length
  const modules = new Uint8Array(columns * columns)
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < columns; x++) modules[y * columns + x] = row[x + 1] === true ? 1 : 0
  }
  return { columns, rows: columns, modules }
}

function clearMiddle({ columns, rows, modules }: ModuleMatrix, clearing: number): ModuleMatrix {
  const cleared = modules.slice()
  const first = (columns - clearing) / 2
  for (let y = first; y < first + clearing; y++) {
    cleared.fill(0, y * columns + first, y * columns + first + clearing)
  }
  return { columns, rows, modules: cleared }
}

function tooLargeLogo(layer: ResolvedQr, first: number, last: number): PlatenError {
  const { path, level, logoSize } = layer
  let most = 0
  for (let version = first; version <= last; version++) {
    most = Math.max(most, findLargestClearing(version, level) / (17 + 4 * version))
  }
  const advice = level === 'H' ? '' : ' Level "H" bears more.'
  return new PlatenError(
    'qr_logo_too_large',
    `The logo of layer ${quote(path)} would cover ${logoSize} of the side of its QR code, which could then not be read for sure; at level "${level}" it may cover ${Math.floor(most * 100) / 100}.${advice}`,
    { pointer: `${pointerToLayer(path)}/logo/size` },
  )
}
