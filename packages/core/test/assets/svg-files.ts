import { type CheckedSvg, checkSvg } from '../../src/assets/check-svg.ts'
import { DEFAULT_LIMITS } from '../../src/foundation/limits.ts'

export function check(source: Uint8Array | string): CheckedSvg {
  return checkSvg(source, { limits: DEFAULT_LIMITS })
}

/** A document of 10 × 10 px around some elements. */
export function svg(content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="10" height="10">${content}</svg>`
}

/** What is left of some elements in such a document. */
export function leftOf(content: string): string {
  return check(svg(content)).markup.replace(/^<svg[^>]*>|<\/svg>$/g, '')
}

export function dataUrl(bytes: Uint8Array, type = 'image/png'): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
}
