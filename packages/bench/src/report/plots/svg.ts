/** Px; all plots are this wide, which is what a README shows. */
export const PLOT_WIDTH = 840

/** A plot stands on a ground of its own, since a page and the reader's system may differ in theme. */
const STYLE = `
svg{font:13px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
text{fill:#1f2328}.title{font-weight:600;font-size:15px}.quiet{fill:#656d76;font-size:12px}.strong{font-weight:600}
.ground{fill:#fff;stroke:#d0d7de}.ours{fill:#4f46e5}.peer{fill:#b6bec9}.floor{fill:#e3e7ec}
.axis{stroke:#d0d7de}.line{stroke:#4f46e5;stroke-width:2;fill:none;opacity:.45}
@media (prefers-color-scheme:dark){text{fill:#e6edf3}.quiet{fill:#8d96a0}
.ground{fill:#0d1117;stroke:#30363d}.ours{fill:#818cf8}.peer{fill:#6e7681}.floor{fill:#30363d}
.axis{stroke:#30363d}.line{stroke:#818cf8}}
`

export interface PlotText {
  readonly x: number
  /** Of the baseline. */
  readonly y: number
  readonly text: string
  readonly role?: 'title' | 'quiet' | 'strong'
  readonly anchor?: 'start' | 'middle' | 'end'
}

const toMarkup = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** A coordinate, to a tenth of a px. */
export const px = (value: number) => String(Math.round(value * 10) / 10)

export function writeText({ x, y, text, role, anchor }: PlotText): string {
  const look = role === undefined ? '' : ` class="${role}"`
  const side = anchor === undefined ? '' : ` text-anchor="${anchor}"`
  return `<text x="${px(x)}" y="${px(y)}"${look}${side}>${toMarkup(text)}</text>`
}

/**
 * A whole SVG file, readable in light and dark.
 *
 * @param description For those who do not see it.
 */
export function writePlot(height: number, description: string, parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${PLOT_WIDTH}" height="${px(height)}" viewBox="0 0 ${PLOT_WIDTH} ${px(height)}" role="img" aria-label="${toMarkup(description)}">
<style>${STYLE}</style>
<rect class="ground" x="0.5" y="0.5" width="${PLOT_WIDTH - 1}" height="${px(height - 1)}" rx="8"/>
${parts.join('\n')}
</svg>
`
}
