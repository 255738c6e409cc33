import { readFile } from 'node:fs/promises'

/** The page that shows the results of one version. */
export const PERFORMANCE_PAGE = new URL('../../../../docs/performance.md', import.meta.url)

const MARK = /<!-- results of (\S+) -->/

/**
 * The version whose results the documentation shows.
 *
 * @throws When the page does not say it.
 */
export async function readShownVersion(): Promise<string> {
  const [, version] = MARK.exec(await readFile(PERFORMANCE_PAGE, 'utf8')) ?? []
  if (version === undefined) throw new Error('docs/performance.md does not name its results.')
  return version
}

export function withShownVersion(page: string, version: string): string {
  return page.replace(MARK, `<!-- results of ${version} -->`)
}
