import { readFile } from 'node:fs/promises'
import { readResults } from '../measured/results.ts'
import { applySections } from './apply-sections.ts'
import { writePlots } from './plots/plots.ts'
import { writePerformanceSections, writeReadmeSections } from './sections.ts'
import { PERFORMANCE_PAGE, withShownVersion } from './shown-version.ts'

const ROOT = new URL('../../../../', import.meta.url)

export interface BuiltDocument {
  readonly url: URL
  readonly text: string
}

/** What the documentation is when it shows the results of a version; written parts stay as they are. */
export async function buildDocuments(version: string): Promise<readonly BuiltDocument[]> {
  const results = await readResults(version)
  const readme = new URL('README.md', ROOT)
  const page = withShownVersion(await readFile(PERFORMANCE_PAGE, 'utf8'), version)
  return [
    { url: PERFORMANCE_PAGE, text: applySections(page, writePerformanceSections(results)) },
    {
      url: readme,
      text: applySections(await readFile(readme, 'utf8'), writeReadmeSections(results)),
    },
    ...Object.entries(writePlots(results)).map(([name, text]) => ({
      url: new URL(`docs/images/performance/${name}`, ROOT),
      text,
    })),
  ]
}
