import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Tests and editors read the packages' sources through this export condition, so no build is needed. */
const conditions = ['@platen/source']

const project = (name: string, root: string) => ({
  extends: true as const,
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { name, root, include: ['test/**/*.test.ts'], environment: 'node' as const },
})

/** Vitest 4 reads no workspace file by itself: every script passes this one with `--config`. */
export default defineConfig({
  test: {
    testTimeout: 20_000,
    // The PNG kernels, what the sandbox runs and the emoji are not kept in git.
    globalSetup: [
      fileURLToPath(new URL('packages/core/scripts/build-kernels.mjs', import.meta.url)),
      fileURLToPath(new URL('packages/core/scripts/build-child.mjs', import.meta.url)),
      fileURLToPath(new URL('packages/emoji/scripts/build-font.mjs', import.meta.url)),
    ],
    projects: [
      project('core', 'packages/core'),
      project('emoji', 'packages/emoji'),
      project('testkit', 'packages/testkit'),
      project('sql', 'packages/sql'),
      project('express', 'packages/express'),
      project('fastify', 'packages/fastify'),
      project('cli', 'packages/cli'),
      project('bench', 'packages/bench'),
      project('samples', 'examples/samples'),
      project('express-minimal', 'examples/express-minimal'),
      project('fastify-full', 'examples/fastify-full'),
      project('plain-function', 'examples/plain-function'),
    ],
  },
})
