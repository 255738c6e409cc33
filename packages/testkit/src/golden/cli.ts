import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { acceptCases, findDeadGoldens, readCases, writeReport } from './golden-report.ts'

/** Each command works on one package and gives the number of things that need a person. */
const COMMANDS: Readonly<
  Record<string, (root: string, reportDir: string, pattern: string) => Promise<number>>
> = {
  report: async (_root, reportDir) => {
    const cases = await readCases(reportDir)
    if (cases.length > 0) console.log(await writeReport(reportDir))
    return cases.length
  },
  accept: async (_root, reportDir, pattern) => {
    for (const name of await acceptCases(reportDir, pattern)) console.log(`accepted ${name}`)
    return 0
  },
  /** Meaningful after `clean` and a full test run. */
  dead: async (root, reportDir) => {
    const dead = await findDeadGoldens({ goldenDir: join(root, 'test/golden/images'), reportDir })
    for (const name of dead) console.log(`dead in ${root}: ${name}`)
    return dead.length
  },
  clean: async (_root, reportDir) => {
    await rm(reportDir, { recursive: true, force: true })
    return 0
  },
}

async function runGoldenCommand(name: string, pattern: string): Promise<number> {
  const command = COMMANDS[name]
  if (command === undefined) {
    console.error('Usage: pnpm golden report | accept [pattern] | dead | clean')
    return 2
  }
  let found = 0
  for (const folder of await readdir('packages')) {
    const root = join('packages', folder)
    found += await command(root, join(root, 'golden-report'), pattern)
  }
  return found > 0 ? 1 : 0
}

process.exitCode = await runGoldenCommand(process.argv[2] ?? '', process.argv[3] ?? '')
