import type { Symbology } from '../../model/layers/barcode.ts'

/** What a symbology takes, before it is encoded. */
export interface BarcodeRule {
  /** The encoder's name for it. */
  readonly encoder: string
  /** As it is called. */
  readonly title: string
  readonly allowed: RegExp
  /** Completes "takes …". */
  readonly takes: string
  /** Characters of data at most; `undefined` where the encoder knows by what they are. */
  readonly maximum: number | undefined
  /** Digits with the check digit at the end, where there is one that may be left out. */
  readonly checkedDigits: number | undefined
  /** Modules left free. */
  readonly quietZone: number
}

/** Longer bars are wider than any reader's view. */
const LONGEST_BARS = 80

const ANY = /^/

function digits(count: number, title: string, quietZone: number) {
  return {
    title,
    allowed: new RegExp(`^\\d{${count - 1},${count}}$`),
    takes: `${count} digits, of which the last is a check digit, or ${count - 1} without it`,
    maximum: undefined,
    checkedDigits: count,
    quietZone,
  }
}

/** Quiet zones are those of GS1's General Specifications and of the ISO standard of each. */
export const BARCODE_RULES: { readonly [Name in Symbology]: BarcodeRule } = {
  code128: {
    encoder: 'code128',
    title: 'Code 128',
    allowed: /^\p{ASCII}+$/u,
    takes: 'ASCII characters',
    maximum: LONGEST_BARS,
    checkedDigits: undefined,
    quietZone: 10,
  },
  code39: {
    encoder: 'code39',
    title: 'Code 39',
    allowed: /^[\dA-Z \-.$/+%]+$/,
    takes: 'digits, capital letters, spaces and "-.$/+%"',
    maximum: LONGEST_BARS,
    checkedDigits: undefined,
    quietZone: 10,
  },
  ean13: { encoder: 'ean13', ...digits(13, 'EAN-13', 11) },
  ean8: { encoder: 'ean8', ...digits(8, 'EAN-8', 7) },
  upca: { encoder: 'upca', ...digits(12, 'UPC-A', 9) },
  upce: {
    encoder: 'upce',
    title: 'UPC-E',
    allowed: /^[01]\d{6,7}$/,
    takes: '0 or 1 and 6 digits, with or without a check digit behind them',
    maximum: undefined,
    checkedDigits: undefined,
    quietZone: 9,
  },
  itf14: { encoder: 'itf14', ...digits(14, 'ITF-14', 10) },
  datamatrix: matrixRule('datamatrix', 'Data Matrix', 2),
  pdf417: matrixRule('pdf417', 'PDF417', 2),
  aztec: matrixRule('azteccode', 'Aztec', 1),
}

function matrixRule(encoder: string, title: string, quietZone: number): BarcodeRule {
  return {
    encoder,
    title,
    allowed: ANY,
    takes: 'any characters',
    maximum: undefined,
    checkedDigits: undefined,
    quietZone,
  }
}
