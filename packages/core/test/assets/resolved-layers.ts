import type {
  ResolvedCommon,
  ResolvedContainer,
  ResolvedImage,
  ResolvedLayer,
  ResolvedSvg,
} from '../../src/overrides/resolved-template.ts'
import type { SourceCandidate } from '../../src/overrides/source-candidate.ts'

const anyLength = {
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
const noEdges = { top: 0, right: 0, bottom: 0, left: 0 } as const

function common(path: string): ResolvedCommon {
  return {
    path,
    volatile: false,
    frame: anyLength,
    flex: {
      position: 'relative',
      grow: 0,
      shrink: 1,
      basis: 'auto',
      alignSelf: 'auto',
      margin: noEdges,
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

/** Sources in the order of a fallback chain: an override, fallbacks, the layer's own. */
function chain(sources: readonly string[]): readonly SourceCandidate[] {
  return sources.map((source, index) => ({
    source,
    from: index === 0 ? 'override' : index === sources.length - 1 ? 'layer' : 'fallback',
  }))
}

export function imageLayer(
  path: string,
  sources: readonly string[],
  whenMissing: 'hide' | 'fail' = 'fail',
): ResolvedImage {
  return {
    ...common(path),
    kind: 'image',
    sources: chain(sources),
    whenMissing,
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

export function svgLayer(path: string, sources: readonly string[], markup?: string): ResolvedSvg {
  return {
    ...common(path),
    kind: 'svg',
    sources: chain(sources),
    markup,
    whenMissing: 'fail',
    fit: 'contain',
    recoloring: undefined,
  }
}

export function containerLayer(
  path: string,
  children: readonly ResolvedLayer[],
): ResolvedContainer {
  return {
    ...common(path),
    kind: 'container',
    direction: 'row',
    wrap: 'nowrap',
    rowGap: 0,
    columnGap: 0,
    columns: undefined,
    padding: noEdges,
    justify: 'start',
    align: 'stretch',
    alignContent: 'start',
    background: undefined,
    radii: [0, 0, 0, 0],
    border: undefined,
    overflow: 'visible',
    children,
  }
}
