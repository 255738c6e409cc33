import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { BENCH_FORMATS } from './engines/engine.ts'
import { compareThreads } from './threads/compare-threads.ts'
import { createContestants } from './threads/contestants.ts'
import { formatThreadTable } from './threads/format-thread-table.ts'

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    rounds: { type: 'string', default: '5' },
    renders: { type: 'string', default: '300' },
    formats: { type: 'string', default: BENCH_FORMATS.join(',') },
    json: { type: 'string' },
  },
})

const cores = availableParallelism()
const contestants = await createContestants()
const comparisons = await compareThreads(contestants, {
  formats: BENCH_FORMATS.filter((format) => values.formats.split(',').includes(format)),
  rounds: Number(values.rounds),
  renders: Number(values.renders),
  atOnce: 4 * cores,
})
await Promise.all(contestants.map((contestant) => contestant.close()))
console.log(`Photo card, fresh texts, ${4 * cores} at once on ${cores} processors, interleaved:\n`)
console.log(formatThreadTable(comparisons))
if (values.json !== undefined) {
  const measured = { node: process.version, cores, comparisons }
  await writeFile(values.json, `${JSON.stringify(measured, undefined, 2)}\n`)
}
