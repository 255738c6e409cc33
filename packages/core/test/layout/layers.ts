import type { AssetTable, LoadedAsset } from '../../src/assets/asset-table.ts'
import { BLACK } from '../../src/foundation/rgba.ts'
import type {
  Length,
  ResolvedEdges,
  ResolvedFlexItem,
  ResolvedFrame,
} from '../../src/overrides/resolved-frame.ts'
import type {
  ResolvedCommon,
  ResolvedContainer,
  ResolvedImage,
  ResolvedLayer,
  ResolvedShape,
  ResolvedText,
} from '../../src/overrides/resolved-template.ts'

export type FrameSpec = { -readonly [P in keyof ResolvedFrame]?: ResolvedFrame[P] }
export type FlexSpec = { -readonly [P in keyof ResolvedFlexItem]?: ResolvedFlexItem[P] }

const NO_FRAME: ResolvedFrame = {
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
}

/** The same value on all four edges. */
export function edges<T>(value: T): ResolvedEdges<T> {
  return { top: value, right: value, bottom: value, left: value }
}

const NO_FLEX: ResolvedFlexItem = {
  position: 'relative',
  grow: 0,
  shrink: 1,
  basis: 'auto',
  alignSelf: 'auto',
  margin: edges<Length | 'auto'>(0),
}

interface CommonSpec {
  readonly frame?: FrameSpec
  readonly flex?: FlexSpec
}

function common(path: string, { frame, flex }: CommonSpec): ResolvedCommon {
  return {
    path,
    volatile: false,
    frame: { ...NO_FRAME, ...frame },
    flex: { ...NO_FLEX, ...flex },
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

const SOLID = { type: 'solid', color: BLACK } as const

/** Each builder gives a layer with CSS defaults, changed by what is named. */
export function shapeLayer(path: string, spec: CommonSpec = {}): ResolvedShape {
  return {
    ...common(path, spec),
    kind: 'shape',
    outline: { shape: 'rect', radii: [0, 0, 0, 0] },
    fill: SOLID,
    stroke: undefined,
    arrows: undefined,
  }
}

export function textLayer(
  path: string,
  spec: CommonSpec & Partial<Omit<ResolvedText, 'frame' | 'flex' | 'kind' | 'path'>> = {},
): ResolvedText {
  const { frame, flex, ...properties } = spec
  return {
    ...common(path, spec),
    kind: 'text',
    text: path,
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
    fill: SOLID,
    align: 'start',
    verticalAlign: 'top',
    lineHeight: { unit: 'factor', value: 1 },
    letterSpacingPx: 0,
    wordSpacingPx: 0,
    paragraphSpacingPx: 0,
    tabSize: 8,
    transform: 'none',
    decoration: 'none',
    direction: 'ltr',
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
    ...properties,
  }
}

export function imageLayer(path: string, spec: CommonSpec = {}): ResolvedImage {
  return {
    ...common(path, spec),
    kind: 'image',
    sources: [],
    whenMissing: 'hide',
    fit: 'cover',
    positionX: 0.5,
    positionY: 0.5,
    focus: undefined,
    radii: [0, 0, 0, 0],
    border: undefined,
    flip: 'none',
    background: undefined,
    filters: [],
    mask: undefined,
  }
}

export function containerLayer(
  path: string,
  children: readonly ResolvedLayer[],
  spec: CommonSpec &
    Partial<Omit<ResolvedContainer, 'frame' | 'flex' | 'kind' | 'path' | 'children'>> = {},
): ResolvedContainer {
  const { frame, flex, ...properties } = spec
  return {
    ...common(path, spec),
    kind: 'container',
    direction: 'row',
    wrap: 'nowrap',
    rowGap: 0,
    columnGap: 0,
    columns: undefined,
    padding: edges<Length>(0),
    justify: 'start',
    align: 'stretch',
    alignContent: 'stretch',
    background: undefined,
    radii: [0, 0, 0, 0],
    border: undefined,
    overflow: 'visible',
    children,
    ...properties,
  }
}

/** A table in which each path has a picture of the given natural size. */
export function assetTable(
  sizes: Readonly<Record<string, readonly [number, number]>> = {},
): AssetTable {
  const byLayer = new Map<string, LoadedAsset>()
  for (const [path, [width, height]] of Object.entries(sizes)) {
    byLayer.set(path, {
      image: { kind: 'vector', digest: path, markup: '<svg/>', width, height },
      candidate: 0,
      from: 'layer',
      failed: [],
    })
  }
  return { byLayer, fills: new Map() }
}
