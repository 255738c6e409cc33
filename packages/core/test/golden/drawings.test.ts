import { useGoldens } from '@platen/testkit/golden'
import { test } from 'vitest'
import type { Layer } from '../../src/model/layer.ts'
import { gridOf, useSceneDrawer } from './draw-scene.ts'

const goldens = useGoldens(import.meta.url)
const drawScene = useSceneDrawer()

const cell = gridOf({ columns: 4, width: 60, height: 60, gap: 12 })

/** One red in four spellings, black that nothing says, `currentColor`, a gradient, a style, a mask. */
const BADGE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60">
<style>.ring{stroke:rgb(255,0,0);fill:none}</style>
<linearGradient id="g"><stop stop-color="#F00"/><stop offset="1" stop-color="#00f" stop-opacity=".4"/></linearGradient>
<mask id="m"><rect width="60" height="60" fill="#f00"/><circle cx="45" cy="45" r="9" fill="#fff"/></mask>
<rect width="60" height="60" rx="12" fill="#fde68a"/>
<circle class="ring" cx="30" cy="30" r="24" stroke-width="4"/>
<path d="M14 20h14v8H14z" fill="red"/><path d="M14 32h14v8H14z" style="fill:hsl(0 100% 50%)"/>
<path d="M32 20h14v8H32z"/><path d="M32 32h14v8H32z" fill="currentColor" fill-opacity=".5"/>
<rect x="10" y="44" width="40" height="6" fill="url(#g)"/><rect width="60" height="60" mask="url(#m)" fill="#16a34a"/>
</svg>`

const LAYERS: readonly Partial<Extract<Layer, { kind: 'svg' }>>[] = [
  {},
  { colors: { '#f00': '#7c3aed' } },
  { colors: { black: '#0ea5e9' } },
  { colors: { '#fde68a': 'transparent', '#16a34a': '#db2777' } },
  { fill: '#0f766e' },
  { fill: '#0f766e', colors: { '#fde68a': '#ccfbf1' } },
  { fill: 'rgb(29 78 216 / 50%)' },
  { colors: { '#f00': '#00f', '#00f': '#f00' }, shadow: [{ y: 3, blur: 4, fill: '#0008' }] },
]

test('drawings-recoloured: a colour is found however it is written, and masks stay', async () => {
  const layers = LAYERS.map(
    (properties, index): Layer => ({ kind: 'svg', markup: BADGE, ...cell(index), ...properties }),
  )
  const bytes = await drawScene({ width: 300, height: 156, layers })
  await goldens.match('drawings-recoloured', bytes)
})
