import type { Limits } from '../foundation/limits.ts'
import type { LayerKind } from '../model/layer.ts'
import type { SizeLinks } from '../model/size-link.ts'
import type { Template } from '../model/template.ts'
import type { VisibilityRule } from '../model/visibility.ts'
import type { CompleteProperties } from './complete-properties.ts'
import type { LookByKind } from './looks.ts'
import type { OverrideSet } from './override-set.ts'
import type { OverrideSlots } from './override-slots.ts'
import type { Palette } from './palette.ts'
import type { ResolvedFill } from './resolved-fill.ts'
import type { ResolvedFont } from './resolved-font.ts'
import type { SourceCandidate } from './source-candidate.ts'
import type { TextChoice, TextRequest, TextValue } from './text-value.ts'

/** What follows from a template alone, worked out once and used by every render of it. */
export interface CompiledTemplate {
  readonly template: Template
  readonly limits: Limits
  readonly palette: Palette
  /** The names that overrides may use, over all pages. */
  readonly slots: OverrideSlots
  readonly fonts: readonly ResolvedFont[]
  readonly background: ResolvedFill | undefined
  readonly title: TextRequest | undefined
  readonly alt: TextRequest | undefined
  /** As many as the template has; each compiled when it is first asked for. */
  getPage(index: number): CompiledPage
}

export interface CompiledPage {
  readonly name: string | undefined
  readonly scope: CompiledScope
  /** Paint order. */
  readonly layers: readonly CompiledLayer[]
}

/** Layers that share a space of names: a page, or the `item` of a repeater. */
export interface CompiledScope {
  readonly named: ReadonlyMap<string, CompiledLayer>
  /** In an order in which every text comes after those of the scope that it refers to. */
  readonly texts: readonly CompiledText[]
  readonly repeaters: readonly CompiledRepeater[]
  /** Layers of the scope, those of items not counted. */
  readonly nodes: number
}

interface CompiledCommon<Kind extends LayerKind> {
  readonly kind: Kind
  readonly name: string | undefined
  /** The layer's path within its scope; empty for an `item` without a name. */
  readonly tail: string
  readonly dynamic: boolean
  readonly volatile: boolean
  readonly rule: VisibilityRule | undefined
  /** Without a usable main value the layer is left out. */
  readonly hidesWithoutValue: boolean
  /** What is tried without an override, in order; so for `alt`. */
  readonly link: readonly TextChoice[]
  readonly alt: readonly TextChoice[]
  /** Initial values, inherited ones, the layer's own, and fallbacks over these. */
  readonly properties: CompleteProperties[Kind]
  /** What `properties` look like when no override changes them. */
  readonly look: LookByKind[Kind]
}

export interface CompiledText extends CompiledCommon<'text'> {
  /** Where the scope's values of this text lie. */
  readonly ordinal: number
  /** What is tried without an override, in order. */
  readonly choices: readonly TextChoice[]
  /** The text, when neither an override nor a reference can change it. */
  readonly fixed: TextValue | undefined
  readonly links: { readonly [Link in keyof SizeLinks]-?: SizeLinks[Link] | undefined }
}

export interface CompiledImage extends CompiledCommon<'image'> {
  /** What is tried after an override, in order. */
  readonly sources: readonly SourceCandidate[]
}

export interface CompiledSvg extends CompiledCommon<'svg'> {
  /** What is tried after an override, in order. */
  readonly sources: readonly SourceCandidate[]
  readonly markup: string | undefined
}

/** A code that says something. */
export type CompiledCode = CompiledQr | CompiledBarcode

export interface CompiledBarcode extends CompiledCommon<'barcode'> {
  /** What the data is tried without an override, in order. */
  readonly choices: readonly TextChoice[]
}

export interface CompiledQr extends CompiledCommon<'qr'> {
  /** What the data is tried without an override, in order. */
  readonly choices: readonly TextChoice[]
}

export type CompiledRating = CompiledCommon<'rating'>

export type CompiledShape = CompiledCommon<'shape'>

export interface CompiledContainer extends CompiledCommon<'container'> {
  readonly children: readonly CompiledLayer[]
}

export interface CompiledRepeater extends CompiledCommon<'repeater'> {
  readonly item: CompiledLayer
  readonly itemScope: CompiledScope
  readonly empty: CompiledLayer | undefined
  /** The template's own items. */
  readonly items: readonly OverrideSet[]
  /** Items beyond this many are left out. */
  readonly max: number
}

export type CompiledLayer =
  | CompiledText
  | CompiledImage
  | CompiledSvg
  | CompiledQr
  | CompiledBarcode
  | CompiledRating
  | CompiledShape
  | CompiledContainer
  | CompiledRepeater
