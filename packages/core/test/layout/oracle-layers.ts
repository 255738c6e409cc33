import { BLACK } from '../../src/foundation/rgba.ts'
import type { Length, ResolvedEdges } from '../../src/overrides/resolved-frame.ts'
import type { ResolvedContainer, ResolvedLayer } from '../../src/overrides/resolved-template.ts'
import {
  containerLayer,
  edges,
  type FlexSpec,
  type FrameSpec,
  imageLayer,
  shapeLayer,
  textLayer,
} from './layers.ts'

type PartialEdges<T> = Partial<ResolvedEdges<T>>

/** A box as recorded: absent properties have their CSS initial values. */
export interface RecordedNode {
  readonly kind: 'box' | 'text' | 'image' | 'container'
  readonly name: string
  readonly frame?: FrameSpec
  readonly item?: Omit<FlexSpec, 'margin'> & { readonly margin?: PartialEdges<Length | 'auto'> }
  readonly text?: string
  readonly fontSizePx?: number
  readonly lineHeight?: number
  readonly natural?: readonly [number, number]
  readonly container?: Partial<Omit<ResolvedContainer, 'padding'>> & {
    readonly padding?: PartialEdges<Length>
    readonly borderWidth?: number
  }
  readonly children?: readonly RecordedNode[]
}

/** Turns a recorded tree into layers; names become paths. */
export function buildRecordedLayer(node: RecordedNode): ResolvedLayer {
  const { margin, ...item } = node.item ?? {}
  const spec = {
    frame: node.frame ?? {},
    flex: { ...item, margin: { ...edges<Length | 'auto'>(0), ...margin } },
  }
  const builders: Readonly<Record<RecordedNode['kind'], () => ResolvedLayer>> = {
    box: () => shapeLayer(node.name, spec),
    image: () => imageLayer(node.name, spec),
    text: () =>
      textLayer(node.name, {
        ...spec,
        text: node.text ?? '',
        fontSizePx: node.fontSizePx ?? 10,
        lineHeight: { unit: 'factor', value: node.lineHeight ?? 1 },
      }),
    container: () => {
      const { padding, borderWidth = 0, ...properties } = node.container ?? {}
      return containerLayer(node.name, (node.children ?? []).map(buildRecordedLayer), {
        ...spec,
        ...properties,
        padding: { ...edges<Length>(0), ...padding },
        border: borderWidth > 0 ? { width: borderWidth, color: BLACK } : undefined,
      })
    },
  }
  return builders[node.kind]()
}

/** Natural sizes of the pictures in a recorded tree, by path. */
export function listNaturalSizes(node: RecordedNode): Record<string, readonly [number, number]> {
  const own = node.natural === undefined ? {} : { [node.name]: node.natural }
  return Object.assign(own, ...(node.children ?? []).map(listNaturalSizes))
}
