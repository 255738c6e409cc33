import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { GoldenCase } from './golden-case.ts'
import { buildReportPage, type ReportedCase } from './report-page.ts'

async function listFolder(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

async function readIfPresent(path: string): Promise<Uint8Array | undefined> {
  return readFile(path).catch(() => undefined)
}

/** The cases that the last run left in a package's `golden-report` folder. */
export async function readCases(reportDir: string): Promise<readonly ReportedCase[]> {
  const dir = join(reportDir, 'cases')
  const cases: ReportedCase[] = []
  for (const file of await listFolder(dir)) {
    if (!file.endsWith('.json')) continue
    const found: GoldenCase = JSON.parse(await readFile(join(dir, file), 'utf8'))
    cases.push({
      found,
      expected: await readIfPresent(found.goldenPath),
      current: await readFile(join(dir, `${found.name}.current.png`)),
      diff: await readIfPresent(join(dir, `${found.name}.diff.png`)),
    })
  }
  return cases
}

/** Writes the page and gives its path. */
export async function writeReport(reportDir: string): Promise<string> {
  const path = join(reportDir, 'index.html')
  await mkdir(reportDir, { recursive: true })
  await writeFile(path, buildReportPage(await readCases(reportDir)))
  return path
}

/** Takes the current pictures over as goldens; gives the names taken. */
export async function acceptCases(reportDir: string, pattern = ''): Promise<readonly string[]> {
  const accepted: string[] = []
  for (const { found } of await readCases(reportDir)) {
    if (!found.name.includes(pattern)) continue
    const base = join(reportDir, 'cases', found.name)
    await mkdir(dirname(found.goldenPath), { recursive: true })
    await copyFile(`${base}.current.png`, found.goldenPath)
    for (const end of ['.json', '.current.png', '.diff.png']) await rm(base + end, { force: true })
    accepted.push(found.name)
  }
  return accepted
}

/** Goldens that no test of the last full run asked for. */
export async function findDeadGoldens(options: {
  readonly goldenDir: string
  readonly reportDir: string
}): Promise<readonly string[]> {
  const used = new Set(await listFolder(join(options.reportDir, 'used')))
  const names = await listFolder(options.goldenDir)
  return names
    .filter((file) => file.endsWith('.png'))
    .map((file) => file.slice(0, -'.png'.length))
    .filter((name) => !used.has(name))
}
