import encoder from 'bwip-js/generic'
import { PlatenError } from '../../foundation/errors.ts'
import { quote } from '../../foundation/quote.ts'
import type { Symbology } from '../../model/layers/barcode.ts'
import { pointerToLayer } from '../../overrides/layer-path.ts'
import type { ResolvedBarcode } from '../../overrides/resolved-template.ts'
import { BARCODE_RULES, type BarcodeRule } from './barcode-rules.ts'
import type { BarcodeSymbol } from './barcode-symbol.ts'
import type { ModuleMatrix } from './module-matrix.ts'

/** Bytes that the largest symbol of each holds, whatever they are. */
const CAPACITY_BYTES: Readonly<Record<string, number>> = {
  datamatrix: 1555,
  pdf417: 1108,
  azteccode: 1914,
}

/** Symbologies whose text has a check digit, which the data may lack. */
const CHECKED: ReadonlySet<Symbology> = new Set(['ean13', 'ean8', 'upca', 'upce', 'itf14'])

/** The encoder names what is wrong as `bwipp.ean13badLength#6878: EAN-13 must be …`. */
const REASON = /^bwipp\.(\w+)#\d+: (.*)$/s

/**
 * Makes the barcode of a layer's data; a check digit that is left out is added.
 *
 * @throws {PlatenError} `barcode_invalid`, naming what the symbology takes or the right check digit;
 *   `barcode_too_long`, naming how much fits.
 */
export function encodeBarcode(layer: ResolvedBarcode): BarcodeSymbol {
  const rule = BARCODE_RULES[layer.symbology]
  assertSuits(layer, rule)
  const [code] = encode(layer, rule)
  if (code === undefined) throw new TypeError(`The encoder gave no ${rule.title} code.`)
  const { quietZone } = rule
  if ('sbs' in code) {
    const text = CHECKED.has(layer.symbology) ? joinText(code) : layer.data
    return { form: 'bars', matrix: toBars(code.sbs), quietZone, text }
  }
  const matrix = { columns: code.pixx, rows: code.pixy, modules: Uint8Array.from(code.pixs) }
  return { form: 'matrix', matrix, quietZone, text: layer.data }
}

function assertSuits(layer: ResolvedBarcode, rule: BarcodeRule): void {
  const { data } = layer
  if (rule.maximum !== undefined && data.length > rule.maximum) {
    throw tooLong(layer, `${data.length} characters; ${rule.title} takes ${rule.maximum} here`)
  }
  if (!rule.allowed.test(data)) throw invalid(layer, `${rule.title} takes ${rule.takes}`)
  if (rule.checkedDigits !== data.length) return
  const right = findCheckDigit(data.slice(0, -1))
  if (data.endsWith(right)) return
  throw invalid(layer, `its check digit must be ${right}, but is ${data.slice(-1)}`)
}

/** GS1 General Specifications 7.9: weights of 3 and 1 from the right. */
function findCheckDigit(digits: string): string {
  let sum = 0
  for (const [index, digit] of [...digits].reverse().entries()) {
    sum += Number(digit) * (index % 2 === 0 ? 3 : 1)
  }
  return String((10 - (sum % 10)) % 10)
}

function encode(layer: ResolvedBarcode, rule: BarcodeRule) {
  try {
    return encoder.raw({ bcid: rule.encoder, text: layer.data, includetext: true })
  } catch (error) {
    const [, name = '', reason = ''] = REASON.exec((error as Error).message) ?? []
    if (name === '') throw error
    if (!/too(?:Long|Large)/i.test(name)) throw invalid(layer, reason)
    const bytes = `${Buffer.byteLength(layer.data)} bytes`
    throw tooLong(layer, `${bytes}; ${rule.title} holds ${CAPACITY_BYTES[rule.encoder]}`)
  }
}

/** The encoder gives the characters one by one, or all at once, each with a place of its own. */
function joinText(code: object): string {
  const pieces = 'txt' in code && Array.isArray(code.txt) ? code.txt : []
  return pieces.map(([piece]: readonly unknown[]) => String(piece)).join('')
}

/** Widths of bars and spaces in turn, as one row of modules. */
function toBars(widths: readonly number[]): ModuleMatrix {
  const columns = widths.reduce((sum, width) => sum + width, 0)
  const modules = new Uint8Array(columns)
  let at = 0
  for (const [index, width] of widths.entries()) {
    if (index % 2 === 0) modules.fill(1, at, at + width)
    at += width
  }
  return { columns, rows: 1, modules }
}

function invalid({ path, data }: ResolvedBarcode, reason: string): PlatenError {
  return new PlatenError(
    'barcode_invalid',
    `The data ${quote(data.slice(0, 80))} of layer ${quote(path)} does not suit: ${reason}.`,
    { pointer: `${pointerToLayer(path)}/data` },
  )
}

function tooLong({ path }: ResolvedBarcode, reason: string): PlatenError {
  const detail = `The data of layer ${quote(path)} has ${reason}.`
  return new PlatenError('barcode_too_long', detail, { pointer: `${pointerToLayer(path)}/data` })
}
