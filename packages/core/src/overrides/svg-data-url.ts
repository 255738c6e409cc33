/** An SVG document as a source, for where sources compete. Base64, which takes any text at all. */
export function toSvgDataUrl(markup: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(markup, 'utf8').toString('base64')}`
}
