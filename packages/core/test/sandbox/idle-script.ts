/** A program that has something drawn, closes nothing and has nothing else to do. */
import { SILENT_LOGGER } from '../../src/foundation/logger.ts'
import { createSandbox } from '../../src/sandbox/create-sandbox.ts'

const childUrl = new URL('./children/report-child.mjs', import.meta.url)
const sandbox = createSandbox({ logger: SILENT_LOGGER, childUrl })
const drawing = { markup: '', width: 1, height: 1, maxPixels: 1 }
const report = await sandbox.drawSvg(drawing, new AbortController().signal)
process.stdout.write(Buffer.from(report))
