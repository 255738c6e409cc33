import type { ShapingFace } from '../shaping/shaping-face.ts'
import { isInRanges, type UnicodeRanges } from './unicode-ranges.ts'

/** A face, for the code points that its source allows it. */
export interface FontCandidate {
  readonly face: ShapingFace
  readonly ranges: UnicodeRanges | undefined
}

/** The face that draws a grapheme cluster. */
export interface FacePick {
  /** `undefined` for what needs no glyph: any face does. */
  readonly face: ShapingFace | undefined
  /** Code points of the cluster that no candidate has. */
  readonly missing: readonly number[]
}

/** The faces that draw one style, in the order in which they are asked. */
export interface FontChain {
  /** The first available font of CSS: it decides heights, and draws what no font has. */
  readonly primary: ShapingFace
  /**
   * @param kind Fonts of this kind are asked first: for emoji those with colours, for what is to look
   *   like text those without.
   */
  faceFor(cluster: string, kind?: FaceKind): FacePick
}

/** Fonts whose glyphs have colours of their own, and others. */
export type FaceKind = 'color' | 'plain'

export function isOfKind({ hasColors }: Pick<ShapingFace, 'hasColors'>, kind: FaceKind): boolean {
  return hasColors === (kind === 'color')
}

/** Characters that need no glyph: they are never a reason to load or to change a font. */
const NEEDS_NO_GLYPH = /^[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Zl}\p{Zp}]$/u

export function needsGlyph(codePoint: number): boolean {
  if (codePoint < 0xad) return codePoint >= 0x20 && (codePoint < 0x7f || codePoint > 0x9f)
  return !NEEDS_NO_GLYPH.test(String.fromCodePoint(codePoint))
}

export function candidateCovers({ face, ranges }: FontCandidate, codePoint: number): boolean {
  return (ranges === undefined || isInRanges(ranges, codePoint)) && face.covers(codePoint)
}

export function createFontChain(
  primary: ShapingFace,
  candidates: readonly FontCandidate[],
): FontChain {
  const picks = new Map<string, FacePick>()
  const [usual] = candidates
  const usualPick: FacePick = { face: usual?.face, missing: [] }
  return {
    primary,
    faceFor: (cluster, kind) => {
      // Most characters stand alone, and the first font has them.
      const suits = kind === undefined || (usual !== undefined && isOfKind(usual.face, kind))
      if (usual !== undefined && suits && cluster.length === 1) {
        const codePoint = cluster.charCodeAt(0)
        if (needsGlyph(codePoint) && candidateCovers(usual, codePoint)) return usualPick
      }
      const key = kind === undefined ? cluster : `${kind} ${cluster}`
      let pick = picks.get(key)
      if (pick === undefined) {
        pick = pickFace(cluster, primary, inOrder(candidates, kind))
        picks.set(key, pick)
      }
      return pick
    },
  }
}

function inOrder(
  candidates: readonly FontCandidate[],
  kind: FaceKind | undefined,
): readonly FontCandidate[] {
  if (kind === undefined) return candidates
  const wanted = candidates.filter(({ face }) => isOfKind(face, kind))
  return [...wanted, ...candidates.filter(({ face }) => !isOfKind(face, kind))]
}

/**
 * CSS Fonts 4, 5.3: the first font that has the whole cluster, as written, composed or decomposed;
 * else the first that has its base.
 */
function pickFace(
  cluster: string,
  primary: ShapingFace,
  candidates: readonly FontCandidate[],
): FacePick {
  const codePoints = toCodePoints(cluster)
  const [base] = codePoints
  if (base === undefined) return { face: undefined, missing: [] }
  const spellings = [codePoints]
  if (cluster.length > 1) {
    spellings.push(toCodePoints(cluster.normalize('NFC')), toCodePoints(cluster.normalize('NFD')))
  }
  for (const candidate of candidates) {
    if (spellings.some((spelling) => spelling.every((one) => candidateCovers(candidate, one)))) {
      return { face: candidate.face, missing: [] }
    }
  }
  const partial = candidates.find((candidate) => candidateCovers(candidate, base))
  const missing = codePoints.filter((one) => !candidates.some((each) => candidateCovers(each, one)))
  return { face: partial?.face ?? primary, missing }
}

const toCodePoints = (text: string): readonly number[] =>
  Array.from(text, (character) => character.codePointAt(0) ?? 0).filter(needsGlyph)
