import { PlatenError } from '../foundation/errors.ts'
import type { LayerKind } from '../model/layer.ts'
import { findShadowFault } from '../model/shadow-fault.ts'
import type { CompleteProperties } from './complete-properties.ts'
import type { Palette } from './palette.ts'
import { resolveBarcode } from './resolve-barcode.ts'
import { resolveContainer, resolveRepeater } from './resolve-container.ts'
import { resolveImage } from './resolve-image.ts'
import { resolveQr } from './resolve-qr.ts'
import { resolveRating } from './resolve-rating.ts'
import { resolveShape } from './resolve-shape.ts'
import { resolveSvg } from './resolve-svg.ts'
import { resolveText } from './resolve-text.ts'
import type {
  ResolvedBarcode,
  ResolvedContainer,
  ResolvedImage,
  ResolvedQr,
  ResolvedRating,
  ResolvedShape,
  ResolvedSvg,
  ResolvedText,
} from './resolved-template.ts'

/** What each kind becomes. */
export interface LookByKind {
  readonly text: ResolvedText
  readonly image: ResolvedImage
  readonly svg: ResolvedSvg
  readonly qr: ResolvedQr
  readonly barcode: ResolvedBarcode
  readonly rating: ResolvedRating
  readonly shape: ResolvedShape
  readonly container: ResolvedContainer
  readonly repeater: ResolvedContainer
}

/** What looks depend on beside the properties. */
export interface LookContext {
  readonly palette: Palette
  /** Of texts without `lang`. */
  readonly locale: string
}

const LOOKS: {
  readonly [Kind in LayerKind]: (
    properties: CompleteProperties[Kind],
    context: LookContext,
  ) => LookByKind[Kind]
} = {
  text: (properties, { palette, locale }) => resolveText(properties, palette, locale),
  image: (properties, { palette }) => resolveImage(properties, palette),
  svg: (properties, { palette }) => resolveSvg(properties, palette),
  qr: (properties, { palette }) => resolveQr(properties, palette),
  rating: (properties, { palette }) => resolveRating(properties, palette),
  barcode: (properties, { palette }) => resolveBarcode(properties, palette),
  shape: (properties, { palette }) => resolveShape(properties, palette),
  container: (properties, { palette }) => resolveContainer(properties, palette),
  repeater: (properties, { palette }) => resolveRepeater(properties, palette),
}

/**
 * Makes the properties of a layer concrete: a resolved layer without content and place, whose path,
 * text, sources and children are empty.
 *
 * These stand there as blanks because copying an object and setting properties that it has is an order
 * of magnitude faster in V8 than adding some.
 *
 * @throws {PlatenError} `unknown_token`, `invalid_value` for a shadow that the kind cannot cast, with a pointer that starts at the layer.
 */
export function resolveLook<Kind extends LayerKind>(
  kind: Kind,
  properties: CompleteProperties[Kind],
  context: LookContext,
): LookByKind[Kind] {
  const fault = findShadowFault(kind, properties)
  if (fault !== undefined) throw new PlatenError('invalid_value', fault, { pointer: '/shadow' })
  return LOOKS[kind](properties, context)
}
