import type { CommonProperties } from '../model/common-properties.ts'
import { COMMON_DEFAULTS } from '../model/common-properties.ts'
import { toFourEdges } from '../model/edges.ts'
import type { FlexItemProperties, FrameProperties } from '../model/frame.ts'
import { SHADOW_DEFAULTS, type Shadow } from '../model/shadow.ts'
import { type Palette, resolveColor } from './palette.ts'
import { resolvePosition } from './resolve-position.ts'
import type {
  ResolvedCommon,
  ResolvedFlexItem,
  ResolvedFrame,
  ResolvedShadow,
} from './resolved-template.ts'

/** The part of a resolved layer that its properties decide; its place in the template decides the rest. */
export type CommonLook = Omit<ResolvedCommon, 'path' | 'volatile'>

/** Makes concrete what every kind has. */
export function resolveCommon(properties: CommonProperties, palette: Palette): CommonLook {
  const origin = resolvePosition(properties.origin ?? COMMON_DEFAULTS.origin)
  return {
    frame: resolveFrame(properties),
    flex: resolveFlexItem(properties),
    opacity: properties.opacity ?? COMMON_DEFAULTS.opacity,
    rotateDeg: properties.rotate ?? COMMON_DEFAULTS.rotate,
    originX: origin.x,
    originY: origin.y,
    shadows: (properties.shadow ?? COMMON_DEFAULTS.shadow).map((shadow) =>
      resolveShadow(shadow, palette),
    ),
  }
}

function resolveFrame(properties: FrameProperties): ResolvedFrame {
  return {
    left: properties.left,
    top: properties.top,
    right: properties.right,
    bottom: properties.bottom,
    width: properties.width,
    height: properties.height,
    minWidth: properties.minWidth,
    maxWidth: properties.maxWidth,
    minHeight: properties.minHeight,
    maxHeight: properties.maxHeight,
    aspectRatio: properties.aspectRatio,
  }
}

function resolveFlexItem(properties: FlexItemProperties): ResolvedFlexItem {
  return {
    position: properties.position ?? COMMON_DEFAULTS.position,
    grow: properties.grow ?? COMMON_DEFAULTS.grow,
    shrink: properties.shrink ?? COMMON_DEFAULTS.shrink,
    basis: properties.basis ?? COMMON_DEFAULTS.basis,
    alignSelf: properties.alignSelf ?? COMMON_DEFAULTS.alignSelf,
    margin: toFourEdges(properties.margin ?? COMMON_DEFAULTS.margin),
  }
}

function resolveShadow(shadow: Shadow, palette: Palette): ResolvedShadow {
  return {
    x: shadow.x ?? SHADOW_DEFAULTS.x,
    y: shadow.y ?? SHADOW_DEFAULTS.y,
    blur: shadow.blur ?? SHADOW_DEFAULTS.blur,
    color: resolveColor(shadow.fill ?? SHADOW_DEFAULTS.fill, palette, 'shadow'),
  }
}
