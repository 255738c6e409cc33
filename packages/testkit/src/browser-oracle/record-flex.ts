import { writeFile } from 'node:fs/promises'
import { FLEX_CASES } from './flex-cases.ts'
import type { OracleBox, RecordedCase } from './oracle-node.ts'
import { runChromium } from './run-chromium.ts'
import { buildSquareFont } from './square-font.ts'
import { writeOraclePage } from './write-oracle-page.ts'

/**
 * Run by hand, with `tsx`, when cases are added: lays every case out in Chromium and stores the
 * boxes where the layout tests replay them. `CHROMIUM` names the browser.
 */
const target = new URL('../../../core/test/oracle/flex.json', import.meta.url)

const names = new Set(FLEX_CASES.map(({ name }) => name))
if (names.size !== FLEX_CASES.length) throw new Error('Two cases have the same name.')

const page = writeOraclePage(FLEX_CASES, buildSquareFont())
const { version, dom } = await runChromium(page, process.env['CHROMIUM'] ?? '/usr/bin/chromium')
const measured = readBoxes(dom)
const cases = FLEX_CASES.map(
  (flexCase, index): RecordedCase => ({ ...flexCase, boxes: measured[index] ?? [] }),
)
await writeFile(target, writeCases(version, cases))
process.stdout.write(`${cases.length} cases recorded with ${version}\n`)

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
