import type { CompleteProperties } from './complete-properties.ts'
import type { Palette } from './palette.ts'
import { resolveCommon } from './resolve-common.ts'
import type { ResolvedSvg } from './resolved-template.ts'

export function resolveSvg(properties: CompleteProperties['svg'], palette: Palette): ResolvedSvg {
  return {
    kind: 'svg',
    ...resolveCommon(properties, palette),
    sources: [],
    markup: undefined,
    whenMissing: 'fail',
    fit: properties.fit,
  }
}
