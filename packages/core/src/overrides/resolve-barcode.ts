import { PlatenError } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'
import { MATRIX_SYMBOLOGIES } from '../model/layers/barcode.ts'
import type { CompleteProperties } from './complete-properties.ts'
import type { Palette } from './palette.ts'
import { resolveCommon } from './resolve-common.ts'
import { resolveFill } from './resolve-fill.ts'
import type { ResolvedBarcode } from './resolved-template.ts'

export function resolveBarcode(
  properties: CompleteProperties['barcode'],
  palette: Palette,
): ResolvedBarcode {
  const { symbology, showText } = properties
  if (showText && MATRIX_SYMBOLOGIES.has(symbology)) {
    const detail = `"showText" must be false for ${quote(symbology)}: only codes made of bars have a line of text.`
    throw new PlatenError('invalid_value', detail, { pointer: '/showText' })
  }
  return {
    kind: 'barcode',
    ...resolveCommon(properties, palette),
    symbology,
    showText,
    data: '',
    dataFrom: 'layer',
    fill: resolveFill(properties.fill, palette, 'fill'),
    background: resolveFill(properties.background, palette, 'background'),
  }
}
