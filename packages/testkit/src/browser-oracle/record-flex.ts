import { writeFile } from 'node:fs/promises'
import { FLEX_CASES } from './flex-cases.ts'
import type { OracleBox, OracleCase, RecordedCase } from './oracle-node.ts'
import { makeRandomCases } from './random-cases.ts'
import { runChromium } from './run-chromium.ts'
import { buildSquareFont } from './square-font.ts'
import { writeOraclePage } from './write-oracle-page.ts'

/**
 * Run by hand, with `tsx`, when cases are added: lays every case out in Chromium and stores the
 * boxes where the layout tests replay them. `CHROMIUM` names the browser.
 */
const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

await record(FLEX_CASES, new URL('../../../core/test/oracle/flex.json', import.meta.url))
await record(
  makeRandomCases(120, 1),
  new URL('../../../core/test/oracle/flex-random.json', import.meta.url),
)

async function record(flexCases: readonly OracleCase[], target: URL): Promise<void> {
  const names = new Set(flexCases.map(({ name }) => name))
  if (names.size !== flexCases.length) throw new Error('Two cases have the same name.')
  const page = writeOraclePage(flexCases, buildSquareFont())
  const { version, dom } = await runChromium(page, chromium)
  const measured = readBoxes(dom)
  const cases = flexCases.map(
    (flexCase, index): RecordedCase => ({ ...flexCase, boxes: measured[index] ?? [] }),
  )
  await writeFile(target, writeCases(version, cases))
  process.stdout.write(`${cases.length} cases recorded with ${version}\n`)
}

function readBoxes(html: string): readonly (readonly OracleBox[])[] {
  const text = /<pre id="boxes">(.*?)<\/pre>/s.exec(html)?.[1] ?? ''
  const { loaded, cases } = JSON.parse(text)
  if (loaded !== true) throw new Error('Chromium did not load the test font.')
  return cases
}

/** One case a line, so that a diff shows which changed. */
function writeCases(browser: string, recorded: readonly RecordedCase[]): string {
  const lines = recorded.map((entry) => `    ${JSON.stringify(entry)}`)
  return `{\n  "browser": ${JSON.stringify(browser)},\n  "cases": [\n${lines.join(',\n')}\n  ]\n}\n`
}
