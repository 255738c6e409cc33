import type { CompleteProperties } from './complete-properties.ts'
import type { Palette } from './palette.ts'
import { resolveCommon } from './resolve-common.ts'
import { resolveFill } from './resolve-fill.ts'
import type { ResolvedBarcode } from './resolved-template.ts'

export function resolveBarcode(
  properties: CompleteProperties['barcode'],
  palette: Palette,
): ResolvedBarcode {
  return {
    kind: 'barcode',
    ...resolveCommon(properties, palette),
    symbology: properties.symbology,
    data: '',
    dataFrom: 'layer',
    fill: resolveFill(properties.fill, palette, 'fill'),
    background: resolveFill(properties.background, palette, 'background'),
  }
}
