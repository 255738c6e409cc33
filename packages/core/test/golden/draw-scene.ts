import { afterAll } from 'vitest'
import {
  createPlaten,
  type PlatenOptions,
  type RenderOptions,
  registerFontsource,
} from '../../src/index.ts'
import type { Layer } from '../../src/model/layer.ts'
import type { TemplateInput } from '../../src/model/template.ts'

/** Everything that a golden is drawn from. */
export interface Scene {
  /** CSS px. */
  readonly width: number
  /** CSS px. */
  readonly height: number
  /** Default white; `undefined` is transparent. */
  readonly background?: string | undefined
  readonly layers: readonly Layer[]
  readonly options?: Pick<RenderOptions, 'format' | 'scale'>
}

const PACKAGES = [
  '@fontsource/inter',
  '@fontsource/noto-sans',
  '@fontsource/noto-sans-arabic',
  '@fontsource/noto-sans-devanagari',
  '@fontsource/noto-sans-hebrew',
  '@fontsource/noto-sans-jp',
  '@fontsource/noto-sans-thai',
  '@fontsource-variable/inter',
]

/** Gives a test file its own Platen with all fonts of the goldens, closed after its last test. */
export function useSceneDrawer(
  fonts: PlatenOptions['fonts'] = [],
): (scene: Scene) => Promise<Uint8Array> {
  const platen = createPlaten({
    fonts: [...PACKAGES.map((name) => registerFontsource(name, import.meta.url)), ...fonts],
    network: false,
  })
  afterAll(() => platen.close())
  return async (scene) => {
    const { width, height, layers, options } = scene
    const background = 'background' in scene ? scene.background : '#fff'
    const document: TemplateInput = {
      canvas: { width, height, ...(background === undefined ? {} : { background }) },
      layers,
    }
    const { bytes } = await platen.render(document, options)
    return bytes
  }
}

/** Lays boxes of one size out in rows, with a gap around each; gives the box for each place. */
export function gridOf(options: {
  readonly columns: number
  readonly width: number
  readonly height: number
  readonly gap: number
}): (index: number) => { x: number; y: number; width: number; height: number } {
  const { columns, width, height, gap } = options
  return (index) => ({
    x: gap + (index % columns) * (width + gap),
    y: gap + Math.floor(index / columns) * (height + gap),
    width,
    height,
  })
}
