import { parseColor } from '../foundation/parse-color.ts'
import type { CompleteProperties } from './complete-properties.ts'
import { type Palette, resolveColor } from './palette.ts'
import { resolveCommon } from './resolve-common.ts'
import type { ColorChange, ResolvedRecoloring } from './resolved-effects.ts'
import type { ResolvedSvg } from './resolved-template.ts'

export function resolveSvg(properties: CompleteProperties['svg'], palette: Palette): ResolvedSvg {
  return {
    kind: 'svg',
    ...resolveCommon(properties, palette),
    sources: [],
    markup: undefined,
    whenMissing: 'fail',
    fit: properties.fit,
    recoloring: resolveRecoloring(properties, palette),
  }
}

function resolveRecoloring(
  { colors = {}, fill }: CompleteProperties['svg'],
  palette: Palette,
): ResolvedRecoloring | undefined {
  const changes = Object.entries(colors).flatMap(([old, color]): readonly ColorChange[] => {
    const from = parseColor(old)
    return from === undefined ? [] : [{ from, to: resolveColor(color, palette, 'colors') }]
  })
  if (changes.length === 0 && fill === undefined) return undefined
  return { changes, fill: fill === undefined ? undefined : resolveColor(fill, palette, 'fill') }
}
