import fc from 'fast-check'
import type { Length, ResolvedFrame } from '../../src/overrides/resolved-frame.ts'
import type { ResolvedLayer } from '../../src/overrides/resolved-template.ts'
import {
  containerLayer,
  edges,
  type FrameSpec,
  imageLayer,
  shapeLayer,
  textLayer,
} from './layers.ts'

/** Frames of the given numbers, some of them as shares. */
export function arbitraryFrame(numbers: fc.Arbitrary<number>): fc.Arbitrary<FrameSpec> {
  const share = fc.constantFrom<Length>('10%', '50%', '100%')
  const length = fc.option(
    fc.oneof({ weight: 3, arbitrary: numbers }, { weight: 1, arbitrary: share }),
    {
      nil: undefined,
      freq: 2,
    },
  )
  return fc.record({
    left: length,
    top: length,
    right: length,
    bottom: length,
    width: length,
    height: length,
    minWidth: length,
    maxWidth: length,
  })
}

function arbitraryFlex(numbers: fc.Arbitrary<number>) {
  return fc.record({
    position: fc.constantFrom('relative', 'relative', 'relative', 'absolute'),
    grow: fc.constantFrom(0, 0, 1, 2),
    shrink: fc.constantFrom(0, 1),
    basis: fc.oneof(fc.constant('auto' as const), numbers),
    margin: numbers.map((px) => edges<Length | 'auto'>(px)),
  })
}

type Wrap = Extract<ResolvedLayer, { readonly kind: 'container' }>['wrap']

/** Layers of every kind, containers nested three deep. */
export function arbitraryLayer(
  numbers: fc.Arbitrary<number>,
  wraps: readonly Wrap[] = ['nowrap', 'nowrap', 'wrap'],
): fc.Arbitrary<ResolvedLayer> {
  const spec = fc.record({ frame: arbitraryFrame(numbers), flex: arbitraryFlex(numbers) })
  const texts = fc.constantFrom('', 'aaa', 'aaaa bbb ccccc', 'a\nbb')
  const leaf = fc.oneof(
    spec.map((common) => shapeLayer('shape', common)),
    spec.map((common) => imageLayer('photo', common)),
    fc.tuple(spec, texts).map(([common, text]) => textLayer('text', { ...common, text })),
  )
  const { layer } = fc.letrec<{ layer: ResolvedLayer }>((tie) => ({
    layer: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      leaf,
      fc
        .record({
          common: spec,
          children: fc.array(tie('layer'), { maxLength: 4 }),
          direction: fc.constantFrom('row', 'column', 'row-reverse', 'column-reverse'),
          wrap: fc.constantFrom(...wraps),
          align: fc.constantFrom('start', 'center', 'end', 'stretch', 'baseline'),
          columns: fc.constantFrom(undefined, undefined, undefined, 2),
          gap: numbers,
          padding: numbers,
        })
        .map(({ common, children, gap, padding, ...properties }) =>
          containerLayer('container', children, {
            ...common,
            ...properties,
            rowGap: gap,
            columnGap: gap,
            padding: edges<Length>(padding),
          }),
        ),
    ),
  }))
  return layer
}

/** The same layer with every px length and font size multiplied. */
export function scaleLayer(layer: ResolvedLayer, factor: number): ResolvedLayer {
  const scale = <T>(length: T) => (typeof length === 'number' ? length * factor : length)
  const frame = Object.fromEntries(
    Object.entries(layer.frame).map(([property, length]) => [
      property,
      property === 'aspectRatio' ? length : scale(length),
    ]),
  ) as unknown as ResolvedFrame
  const { margin } = layer.flex
  const flex = {
    ...layer.flex,
    basis: scale(layer.flex.basis),
    margin: {
      top: scale(margin.top),
      right: scale(margin.right),
      bottom: scale(margin.bottom),
      left: scale(margin.left),
    },
  }
  if (layer.kind === 'text') {
    return { ...layer, frame, flex, fontSizePx: layer.fontSizePx * factor }
  }
  if (layer.kind !== 'container') return { ...layer, frame, flex }
  return {
    ...layer,
    frame,
    flex,
    rowGap: layer.rowGap * factor,
    columnGap: layer.columnGap * factor,
    padding: edges<Length>(scale(layer.padding.top)),
    children: layer.children.map((child) => scaleLayer(child, factor)),
  }
}
