import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import { createGoldenMatcher, type GoldenMatcher } from './match-golden.ts'

/** The folder above `test/`, where a package keeps its report. */
function packageRoot(testFile: string): string {
  let folder = dirname(testFile)
  while (folder !== dirname(folder)) {
    if (folder.endsWith('/test') || folder.endsWith('\\test')) return dirname(folder)
    folder = dirname(folder)
  }
  throw new Error(`"${testFile}" is not below a folder named "test".`)
}

/**
 * Gives a test file its golden matcher and reports all mismatches once, after its last test.
 *
 * `testFileUrl` is `import.meta.url`. Pictures lie in `test/golden/images` of the package; in CI a
 * missing one fails, elsewhere it is written.
 */
export function useGoldens(testFileUrl: string): Pick<GoldenMatcher, 'match'> {
  const root = packageRoot(fileURLToPath(testFileUrl))
  const matcher = createGoldenMatcher({
    goldenDir: join(root, 'test/golden/images'),
    reportDir: join(root, 'golden-report'),
    readOnly: process.env['CI'] === 'true',
  })
  afterAll(() => matcher.assertAllMatched())
  return matcher
}
