import type { Layer } from '../../src/model/layer.ts'
import type { TextProperties } from '../../src/model/layers/text.ts'
import type { Shadow } from '../../src/model/shadow.ts'
import type { Scene } from './draw-scene.ts'

interface Line extends TextProperties {
  readonly height?: number
  readonly width?: number
  readonly rotate?: number
  readonly shadow?: readonly Shadow[]
}

/** Texts below each other, each in a box that is drawn as well. */
export function textsScene(lines: readonly Line[], common: Line = {}): Scene {
  const layers: Layer[] = []
  let y = 8
  for (const line of lines) {
    const { width = 264, height = 30, ...text } = { ...common, ...line }
    layers.push(
      { kind: 'shape', shape: 'rect', x: 8, y, width, height, fill: '#eef2ff' },
      { kind: 'text', x: 8, y, width, height, fontFamily: 'Inter', fontSize: 20, ...text },
    )
    y += height + 8
  }
  return { width: 280, height: y, layers }
}
