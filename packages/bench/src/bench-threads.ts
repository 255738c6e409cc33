import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { BENCH_FORMATS } from './engines/encoding.ts'
import { PART_TABLES } from './report/part-tables.ts'
import { compareThreads } from './threads/compare-threads.ts'
import { createContestants } from './threads/contestants.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    milliseconds: { type: 'string', default: '1500' },
    formats: { type: 'string', default: 'png,jpeg,webp' },
    json: { type: 'string' },
  },
})

const cores = availableParallelism()
const contestants = await createContestants()
const comparisons = await compareThreads(contestants, {
  formats: BENCH_FORMATS.filter((format) => values.formats.split(',').includes(format)),
  rounds: Number(values.rounds),
  budgetMs: Number(values.milliseconds),
  atOnce: 4 * cores,
})
await Promise.all(contestants.map((contestant) => contestant.close()))
console.log(`Photo card, fresh texts, ${4 * cores} at once on ${cores} processors, interleaved:\n`)
console.log(PART_TABLES.throughput(comparisons))
if (values.json !== undefined) {
  const measured = { node: process.version, cores, comparisons }
  await writeFile(values.json, `${JSON.stringify(measured, undefined, 2)}\n`)
}
