import type { LayerKind } from '../model/layer.ts'
import type { OverrideByKind } from '../model/override-rules.ts'
import type { Palette } from './palette.ts'
import { type ContainerLook, resolveContainer, resolveRepeater } from './resolve-container.ts'
import { type ImageLook, resolveImage } from './resolve-image.ts'
import { resolveShape, type ShapeLook } from './resolve-shape.ts'
import { resolveSvg, type SvgLook } from './resolve-svg.ts'
import { resolveText, type TextLook } from './resolve-text.ts'

/** A resolved layer of each kind but for its content and its place in the template. */
export interface LookByKind {
  readonly text: TextLook
  readonly image: ImageLook
  readonly svg: SvgLook
  readonly shape: ShapeLook
  readonly container: ContainerLook
  readonly repeater: ContainerLook
}

/** What looks depend on beside the properties. */
export interface LookContext {
  readonly palette: Palette
  /** Of texts without `lang`. */
  readonly locale: string
}

const LOOKS: {
  readonly [Kind in LayerKind]: (
    properties: OverrideByKind[Kind],
    context: LookContext,
  ) => LookByKind[Kind]
} = {
  text: (properties, { palette, locale }) => resolveText(properties, palette, locale),
  image: (properties, { palette }) => resolveImage(properties, palette),
  svg: (properties, { palette }) => resolveSvg(properties, palette),
  shape: (properties, { palette }) => resolveShape(properties, palette),
  container: (properties, { palette }) => resolveContainer(properties, palette),
  repeater: (properties, { palette }) => resolveRepeater(properties, palette),
}

/**
 * Makes the properties of a layer concrete.
 *
 * @throws {PlatenError} `unknown_token`, with a pointer that starts at the layer.
 */
export function resolveLook<Kind extends LayerKind>(
  kind: Kind,
  properties: OverrideByKind[Kind],
  context: LookContext,
): LookByKind[Kind] {
  return LOOKS[kind](properties, context)
}
