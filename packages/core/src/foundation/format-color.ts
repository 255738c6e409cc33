import type { Rgba } from './rgba.ts'

/**
 * Writes a colour as `#rrggbb` when it is opaque, else as `rgba(r, g, b, a)`.
 *
 * Alpha has up to four decimals, more than eight bits can tell apart; every reader of CSS and SVG
 * knows both forms.
 */
export function formatColor({ r, g, b, a }: Rgba): string {
  if (a >= 1)
    return `#${[r, g, b].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
  return `rgba(${r}, ${g}, ${b}, ${Number(a.toFixed(4))})`
}
