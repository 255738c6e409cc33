import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createPlaten } from '@platen/core'
import { compareEngines } from './compare/compare-engines.ts'
import { formatComparisonTable } from './compare/format-table.ts'
import { BENCH_FORMATS } from './engines/engine.ts'
import { ENGINE_NAMES } from './engines/engines.ts'
import { formatScalingTable, measureScaling } from './scaling/measure-scaling.ts'
import { SCALING_CASES } from './scaling/scaling-cases.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '6' },
    renders: { type: 'string', default: '20' },
    formats: { type: 'string', default: BENCH_FORMATS.join(',') },
    save: { type: 'string' },
  },
})

const comparisons = await compareEngines({
  engines: ENGINE_NAMES,
  formats: BENCH_FORMATS.filter((format) => values.formats.split(',').includes(format)),
  rounds: Number(values.rounds),
  rendersPerRound: Number(values.renders),
  warmUp: 15,
})
console.log('Photo card, 1200 × 630, fresh texts in every render, engines interleaved:\n')
console.log(formatComparisonTable(comparisons))

// Without caches of painted and compressed pages, which would hide how painting grows.
const platen = createPlaten({ caches: { pages: 0, png: 0 } })
const scaling = await measureScaling(platen, SCALING_CASES)
await platen.close()
console.log('\nHow the cost grows (PNG):\n')
console.log(formatScalingTable(scaling))

if (values.save !== undefined) {
  const folder = fileURLToPath(new URL('../results/', import.meta.url))
  await mkdir(folder, { recursive: true })
  const path = `${folder}${values.save}.json`
  await writeFile(
    path,
    `${JSON.stringify({ node: process.version, comparisons, scaling }, undefined, 2)}\n`,
  )
  console.log(`\nSaved as ${path}`)
}
