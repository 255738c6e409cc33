import { QR_LOGO_SIZE_DEFAULT } from '../model/layers/qr.ts'
import type { CompleteProperties } from './complete-properties.ts'
import type { Palette } from './palette.ts'
import { resolveCommon } from './resolve-common.ts'
import { resolveFill } from './resolve-fill.ts'
import type { ResolvedQr } from './resolved-template.ts'

export function resolveQr(properties: CompleteProperties['qr'], palette: Palette): ResolvedQr {
  const { logo, level } = properties
  return {
    kind: 'qr',
    ...resolveCommon(properties, palette),
    data: '',
    dataFrom: 'layer',
    level: level ?? (logo === undefined ? 'M' : 'H'),
    fill: resolveFill(properties.fill, palette, 'fill'),
    background: resolveFill(properties.background, palette, 'background'),
    quietZone: properties.quietZone,
    modules: properties.modules,
    logoSize: logo?.size ?? QR_LOGO_SIZE_DEFAULT,
    sources: logo === undefined ? [] : [{ source: logo.src, from: 'layer' }],
    whenMissing: 'fail',
  }
}
