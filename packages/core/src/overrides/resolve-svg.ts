import { SVG_DEFAULTS, type SvgOverride } from '../model/layers/svg.ts'
import type { Palette } from './palette.ts'
import { resolveCommon } from './resolve-common.ts'
import type { ResolvedSvg } from './resolved-template.ts'

/** An SVG layer but for its document and its place in the template. */
export type SvgLook = Omit<ResolvedSvg, 'path' | 'volatile' | 'sources' | 'markup' | 'whenMissing'>

export function resolveSvg(properties: SvgOverride, palette: Palette): SvgLook {
  return {
    kind: 'svg',
    ...resolveCommon(properties, palette),
    fit: properties.fit ?? SVG_DEFAULTS.fit,
  }
}
