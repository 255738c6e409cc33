import { BORDER_DEFAULTS, type Border } from '../model/stroke.ts'
import { type Palette, resolveColor } from './palette.ts'
import type { ResolvedBorder } from './resolved-effects.ts'

export function resolveBorder(
  border: Border | undefined,
  palette: Palette,
): ResolvedBorder | undefined {
  if (border === undefined) return undefined
  const color = resolveColor(border.fill, palette, 'border')
  return { width: border.width ?? BORDER_DEFAULTS.width, color }
}
