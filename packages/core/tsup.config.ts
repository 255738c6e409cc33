import { cp } from 'node:fs/promises'
import { defineConfig } from 'tsup'

const KERNEL = 'kernels/png.wasm'

export default defineConfig({
  entry: ['src/index.ts', 'src/node.ts', 'src/ports/index.ts'],
  format: 'esm',
  target: 'node20',
  platform: 'node',
  clean: true,
  sourcemap: true,
  // Looked for in `kernels` beside whichever file of the bundle asks for it.
  onSuccess: () => cp(`src/encode/raster/png/${KERNEL}`, `dist/${KERNEL}`),
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
})
