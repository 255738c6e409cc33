import { PlatenError } from '../../foundation/errors.ts'
import type { Rect } from '../../foundation/geometry.ts'
import type { DeviceBox } from './device-box.ts'

/** How an SVG document is stretched: over width × height px, of which `window` is wanted. */
export interface VectorStretch {
  readonly width: number
  readonly height: number
  readonly window: DeviceBox
}

/** Skips what may stand before the root element, so that a comment cannot pass for it. */
const PROLOG = /^(?:\s|\uFEFF|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>)*/

const ROOT = /<svg(?=[\s/>])((?:\s+[^\s=>/]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/y

const ATTRIBUTE = /([^\s=]+)\s*=\s*("[^"]*"|'[^']*')/g

/** Root attributes that place the drawing, and that we decide. */
const PLACING = new Set(['x', 'y', 'width', 'height', 'viewBox', 'preserveAspectRatio'])

/** CSS px of the absolute units of SVG 1.1. */
const PX_PER_UNIT: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
}

/**
 * Rewrites the root element of an SVG document so that it renders exactly the wanted px.
 *
 * @throws {PlatenError} source_corrupt: no root element is found.
 */
export function stretchMarkup(markup: string, stretch: VectorStretch): string {
  ROOT.lastIndex = PROLOG.exec(markup)?.[0].length ?? 0
  const start = ROOT.lastIndex
  const root = ROOT.exec(markup)
  if (root === null) {
    throw new PlatenError('source_corrupt', 'The SVG document has no root element "svg".')
  }
  const attributes = readAttributes(root[1] ?? '')
  const box = readViewBox(attributes)
  const { width, height, window } = stretch
  const perX = box.width / width
  const perY = box.height / height
  const viewBox = [
    box.x + window.left * perX,
    box.y + window.top * perY,
    (window.right - window.left) * perX,
    (window.bottom - window.top) * perY,
  ]
  const kept = [...attributes].filter(([name]) => !PLACING.has(name))
  const tag = [
    '<svg',
    ...kept.map(([name, quoted]) => `${name}=${quoted}`),
    `width="${window.right - window.left}"`,
    `height="${window.bottom - window.top}"`,
    `viewBox="${viewBox.join(' ')}"`,
    `preserveAspectRatio="none"${root[2] ?? ''}>`,
  ].join(' ')
  return markup.slice(0, start) + tag + markup.slice(start + root[0].length)
}

/** Names with their quoted values. */
function readAttributes(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name = '', quoted = ''] of text.matchAll(ATTRIBUTE)) attributes.set(name, quoted)
  return attributes
}

/** The `viewBox`, or else the document's own size, or else the 300 × 150 of CSS. */
function readViewBox(attributes: ReadonlyMap<string, string>): Rect {
  const [x = 0, y = 0, width = 0, height = 0] = unquote(attributes.get('viewBox'))
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const all = [x, y, width, height]
  if (all.every(Number.isFinite) && width > 0 && height > 0) return { x, y, width, height }
  return {
    x: 0,
    y: 0,
    width: readLength(attributes.get('width')) ?? 300,
    height: readLength(attributes.get('height')) ?? 150,
  }
}

function readLength(quoted: string | undefined): number | undefined {
  const match = /^\s*([\d.]+(?:e[+-]?\d+)?)([a-z]*)\s*$/i.exec(unquote(quoted))
  const px = Number(match?.[1]) * (PX_PER_UNIT[match?.[2]?.toLowerCase() ?? ''] ?? Number.NaN)
  return Number.isFinite(px) && px > 0 ? px : undefined
}

function unquote(quoted: string | undefined): string {
  return quoted?.slice(1, -1) ?? ''
}
