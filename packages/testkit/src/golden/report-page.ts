import type { GoldenCase } from './golden-case.ts'

/** A failed case with its pictures as PNG bytes. */
export interface ReportedCase {
  readonly found: GoldenCase
  readonly expected: Uint8Array | undefined
  readonly current: Uint8Array
  readonly diff: Uint8Array | undefined
}

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
body { margin: 2rem; max-width: 76rem }
article { border-top: 1px solid #8886; padding: 1rem 0 }
figure { display: inline-block; margin: 0 1rem 0 0; vertical-align: top }
figure img { image-rendering: pixelated; background: repeating-conic-gradient(#ccc 0 25%, #fff 0 50%) 0 0/16px 16px }
figcaption { color: #888 }
.blink { position: relative }
.blink img + img { position: absolute; left: 0; top: 0; animation: blink 1s steps(1) infinite }
@keyframes blink { 50% { opacity: 0 } }
@media (prefers-reduced-motion: reduce) { .blink img + img { animation: none } }
`

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

function picture(bytes: Uint8Array, alt: string): string {
  const url = `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`
  return `<img alt="${escapeHtml(alt)}" src="${url}">`
}

function figure(caption: string, bytes: Uint8Array | undefined): string {
  if (bytes === undefined) return ''
  return `<figure>${picture(bytes, caption)}<figcaption>${caption}</figcaption></figure>`
}

function article({ found, expected, current, diff }: ReportedCase): string {
  const blink =
    expected === undefined
      ? ''
      : `<figure><div class="blink">${picture(expected, 'expected')}${picture(current, 'current')}</div><figcaption>blink</figcaption></figure>`
  const summary =
    found.reason === 'missing'
      ? 'no golden yet'
      : `${found.differing} px differ, by up to ${found.largest}/255`
  return `<article><h2>${escapeHtml(found.name)}</h2><p>${summary}</p>${figure('expected', expected)}${figure('current', current)}${figure('difference', diff)}${blink}</article>`
}

/** One self-contained page with every failed golden side by side, blinking, and as a heat map. */
export function buildReportPage(cases: readonly ReportedCase[]): string {
  const heading = cases.length === 0 ? 'All goldens match' : `${cases.length} golden(s) differ`
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${heading}</title><style>${STYLE}</style><h1>${heading}</h1>${cases.map(article).join('')}</html>\n`
}
