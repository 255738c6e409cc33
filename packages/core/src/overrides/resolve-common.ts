import { toFourEdges } from '../model/edges.ts'
import type { FrameProperties } from '../model/frame.ts'
import type { ContainerProperties } from '../model/layers/container.ts'
import { SHADOW_DEFAULTS, type Shadow } from '../model/shadow.ts'
import type { CompleteProperties } from './complete-properties.ts'
import { NO_ORDERED_SOURCES } from './ordered-sources.ts'
import { type Palette, resolveColor } from './palette.ts'
import { resolveClip } from './resolve-clip.ts'
import { resolvePosition } from './resolve-position.ts'
import type { ResolvedShadow } from './resolved-effects.ts'
import type { ResolvedFlexItem, ResolvedFrame } from './resolved-frame.ts'
import type { ResolvedCommon } from './resolved-template.ts'

/** What the properties of every kind share. */
type CommonComplete = Omit<CompleteProperties['container'], keyof ContainerProperties>

/** Makes concrete what every kind has; see `resolveLook` for what is left empty. */
export function resolveCommon(properties: CommonComplete, palette: Palette): ResolvedCommon {
  const origin = resolvePosition(properties.origin)
  return {
    path: '',
    volatile: false,
    frame: resolveFrame(properties),
    flex: resolveFlexItem(properties),
    opacity: properties.opacity,
    rotateDeg: properties.rotate,
    originX: origin.x,
    originY: origin.y,
    priority: properties.priority,
    shadows: properties.shadow.map((shadow) => resolveShadow(shadow, palette)),
    blend: properties.blend,
    blurSigma: properties.blur,
    clip: resolveClip(properties.clip),
    link: undefined,
    alt: undefined,
    orderedSources: NO_ORDERED_SOURCES,
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

function resolveFlexItem(properties: CommonComplete): ResolvedFlexItem {
  return {
    position: properties.position,
    grow: properties.grow,
    shrink: properties.shrink,
    basis: properties.basis,
    alignSelf: properties.alignSelf,
    margin: toFourEdges(properties.margin),
  }
}

function resolveShadow(shadow: Shadow, palette: Palette): ResolvedShadow {
  return {
    x: shadow.x ?? SHADOW_DEFAULTS.x,
    y: shadow.y ?? SHADOW_DEFAULTS.y,
    blur: shadow.blur ?? SHADOW_DEFAULTS.blur,
    spread: shadow.spread ?? SHADOW_DEFAULTS.spread,
    inset: shadow.inset ?? SHADOW_DEFAULTS.inset,
    color: resolveColor(shadow.fill ?? SHADOW_DEFAULTS.fill, palette, 'shadow'),
  }
}
