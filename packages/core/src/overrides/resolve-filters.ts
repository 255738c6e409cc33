import type { Filters } from '../model/filters.ts'
import { type Palette, resolveColor } from './palette.ts'
import type { ResolvedFilter } from './resolved-effects.ts'

/** The steps of filters in their fixed order; what changes nothing is left out. */
export function resolveFilters(filters: Filters, palette: Palette): readonly ResolvedFilter[] {
  const { grayscale = 0, sepia = 0, brightness = 1, contrast = 1, saturate = 1 } = filters
  const { hue = 0, blur = 0, tint, duotone } = filters
  const steps: ResolvedFilter[] = []
  if (grayscale > 0) steps.push({ type: 'grayscale', amount: grayscale })
  if (sepia > 0) steps.push({ type: 'sepia', amount: sepia })
  if (brightness !== 1) steps.push({ type: 'brightness', amount: brightness })
  if (contrast !== 1) steps.push({ type: 'contrast', amount: contrast })
  if (saturate !== 1) steps.push({ type: 'saturate', amount: saturate })
  if (hue % 360 !== 0) steps.push({ type: 'hue', angleDeg: hue })
  if (blur > 0) steps.push({ type: 'blur', sigma: blur })
  if (tint !== undefined) {
    steps.push({ type: 'tint', color: resolveColor(tint, palette, 'filters/tint') })
  }
  if (duotone !== undefined) {
    const dark = resolveColor(duotone.dark, palette, 'filters/duotone/dark')
    const light = resolveColor(duotone.light, palette, 'filters/duotone/light')
    steps.push({ type: 'duotone', dark, light })
  }
  return steps
}
