import { cp } from 'node:fs/promises'
import { defineConfig } from 'tsup'

const REFERENCE_PAGE = 'reference-page'

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    node: 'src/node.ts',
    tools: 'src/tools.ts',
    'ports/index': 'src/ports/index.ts',
    // Looked for beside whichever file starts threads.
    'render-thread': 'src/render/pool/render-thread.ts',
    // So is this one, by whichever starts processes.
    'sandbox-child': 'src/sandbox/child/sandbox-child.ts',
  },
  format: 'esm',
  target: 'node20',
  platform: 'node',
  clean: true,
  sourcemap: true,
  // Each is looked for beside whichever file of the bundle asks for it.
  onSuccess: async () => {
    await cp('src/encode/raster/kernels/canvas.wasm', 'dist/kernels/canvas.wasm')
    await cp('src/encode/raster/png/kernels/png.wasm', 'dist/kernels/png.wasm')
    await cp(`src/http/reference/${REFERENCE_PAGE}`, `dist/${REFERENCE_PAGE}`, { recursive: true })
  },
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
})
