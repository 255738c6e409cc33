import type { LoadedAsset, LoadedImage } from '../../src/assets/asset-table.ts'
import type { CornerRadii, Rect } from '../../src/foundation/geometry.ts'
import type {
  Box,
  BoxTree,
  ContainerBox,
  ImageBox,
  ShapeBox,
  SvgBox,
  TextBox,
} from '../../src/layout/box-tree.ts'
import type { ResolvedFill } from '../../src/overrides/resolved-fill.ts'
import type {
  ResolvedCommon,
  ResolvedContainer,
  ResolvedImage,
  ResolvedShape,
  ResolvedText,
} from '../../src/overrides/resolved-template.ts'
import { buildDisplayList } from '../../src/paint/build-display-list.ts'
import type { DisplayList } from '../../src/paint/display-list.ts'
import { layoutSquares } from './square-paragraph.ts'

const NO_RADII: CornerRadii = [0, 0, 0, 0]

export const RED = { r: 255, g: 0, b: 0, a: 1 }
export const BLUE = { r: 0, g: 0, b: 255, a: 1 }

export function solid(color = RED): ResolvedFill {
  return { type: 'solid', color }
}

/** The properties that all layers have, at rest. */
function common(path: string): ResolvedCommon {
  return {
    path,
    volatile: false,
    frame: {
      left: undefined,
      top: undefined,
      right: undefined,
      bottom: undefined,
      width: undefined,
      height: undefined,
      minWidth: undefined,
      maxWidth: undefined,
      minHeight: undefined,
      maxHeight: undefined,
      aspectRatio: undefined,
    },
    flex: {
      position: 'absolute',
      grow: 0,
      shrink: 1,
      basis: 'auto',
      alignSelf: 'auto',
      margin: { top: 0, right: 0, bottom: 0, left: 0 },
    },
    opacity: 1,
    rotateDeg: 0,
    originX: 0.5,
    originY: 0.5,
    priority: undefined,
    shadows: [],
    blend: 'normal',
    blurSigma: 0,
    clip: undefined,
    link: undefined,
    alt: undefined,
    orderedSources: new Map(),
  }
}

export function shapeBox(rect: Rect, changes: Partial<ResolvedShape> = {}): ShapeBox {
  return {
    kind: 'shape',
    rect,
    layer: {
      ...common('shape'),
      kind: 'shape',
      outline: { shape: 'rect', radii: NO_RADII },
      fill: solid(),
      stroke: undefined,
      arrows: undefined,
      ...changes,
    },
  }
}

export function containerBox(
  rect: Rect,
  children: readonly Box[],
  changes: Partial<ResolvedContainer> = {},
): ContainerBox {
  return {
    kind: 'container',
    rect,
    children,
    layer: {
      ...common('container'),
      kind: 'container',
      direction: 'row',
      wrap: 'nowrap',
      rowGap: 0,
      columnGap: 0,
      columns: undefined,
      padding: { top: 0, right: 0, bottom: 0, left: 0 },
      justify: 'start',
      align: 'stretch',
      alignContent: 'stretch',
      background: undefined,
      radii: NO_RADII,
      border: undefined,
      overflow: 'visible',
      children: [],
      ...changes,
    },
  }
}

/** An image layer with a picture of 200 × 100 px of which no byte is ever read. */
export function imageBox(
  rect: Rect,
  changes: Partial<ResolvedImage> = {},
  image: LoadedImage = raster(),
): ImageBox {
  return {
    kind: 'image',
    rect,
    asset: asset(image),
    layer: {
      ...common('image'),
      kind: 'image',
      sources: [],
      whenMissing: 'hide',
      fit: 'fill',
      positionX: 0.5,
      positionY: 0.5,
      focus: undefined,
      radii: NO_RADII,
      border: undefined,
      flip: 'none',
      background: undefined,
      filters: [],
      mask: undefined,
      ...changes,
    },
  }
}

export function svgBox(
  rect: Rect,
  image: LoadedImage,
  changes: Partial<SvgBox['layer']> = {},
): SvgBox {
  return {
    kind: 'svg',
    rect,
    asset: asset(image),
    layer: {
      ...common('svg'),
      kind: 'svg',
      sources: [],
      markup: undefined,
      whenMissing: 'hide',
      fit: 'contain',
      recoloring: undefined,
      ...changes,
    },
  }
}

/** Blocks for letters, each 10 px wide; see `layoutSquares`. */
export function textBox(rect: Rect, text: string, changes: Partial<ResolvedText> = {}): TextBox {
  const layer: ResolvedText = {
    ...common('text'),
    kind: 'text',
    text,
    spans: [],
    shorter: [],
    textFrom: 'layer',
    fontFamilies: ['Square'],
    fontWeight: 400,
    fontStyle: 'normal',
    fontStretch: 100,
    fontSizePx: 10,
    variations: new Map(),
    features: new Map(),
    fill: solid(),
    align: 'start',
    verticalAlign: 'top',
    lineHeight: { unit: 'factor', value: 1.2 },
    letterSpacingPx: 0,
    wordSpacingPx: 0,
    paragraphSpacingPx: 0,
    tabSize: 8,
    transform: 'none',
    decoration: 'none',
    direction: 'auto',
    lang: 'en',
    wrap: 'normal',
    wordBreak: 'normal',
    hyphens: 'manual',
    fit: 'none',
    minFontSizePx: 1,
    maxFontSizePx: 2_000,
    sizeGroup: undefined,
    sizeRelativeTo: undefined,
    maxLines: undefined,
    overflow: 'visible',
    ellipsis: '…',
    glyphPolicy: 'box',
    emoji: 'colour',
    stroke: undefined,
    highlight: undefined,
    ...changes,
  }
  const paragraph = layoutSquares(text, layer.fontSizePx)
  const content = { contentX: rect.x, contentY: rect.y }
  const sizing = { variant: 0, sizedBy: 'style', shrunk: false } as const
  return { kind: 'text', rect, layer, paragraph, ...content, ...sizing }
}

export function raster(
  changes: Partial<LoadedImage & { readonly kind: 'raster' }> = {},
): LoadedImage {
  return {
    kind: 'raster',
    digest: 'picture',
    bytes: new Uint8Array([1, 2, 3]),
    format: 'png',
    width: 200,
    height: 100,
    hasAlpha: false,
    ...changes,
  }
}

export function vector(markup: string, width = 100, height = 100): LoadedImage {
  return { kind: 'vector', digest: `of ${markup}`, markup, width, height }
}

/** A page of 400 × 300 px. */
export function page(boxes: readonly Box[], background?: ResolvedFill): BoxTree {
  const fills = new Map([['picture', raster()]])
  return { width: 400, height: 300, background, fills, boxes, dropped: [] }
}

export function listOf(boxes: readonly Box[], background?: ResolvedFill): DisplayList {
  const tree = page(boxes, background)
  return buildDisplayList({ tree, title: undefined, description: undefined })
}

function asset(image: LoadedImage): LoadedAsset {
  return { image, candidate: 0, from: 'layer', failed: [] }
}
