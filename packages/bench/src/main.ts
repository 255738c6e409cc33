import { parseArgs } from 'node:util'
import { CARD_NAMES } from './card/card.ts'
import { findRunnable } from './compare/contestant.ts'
import { BENCH_FORMATS } from './engines/encoding.ts'
import { ENGINE_NAMES } from './engines/engines.ts'
import { readMachine, readPeerVersions } from './measured/machine.ts'
import { MEASURES, type MeasurePlan } from './measured/measure-parts.ts'
import { type Measured, PARTS, type Part } from './measured/part.ts'
import { saveResults } from './measured/save-results.ts'
import { formatAims } from './report/format-aims.ts'
import { formatPart } from './report/format-part.ts'

const { values } = parseArgs({
  options: {
    parts: { type: 'string', default: PARTS.join(',') },
    engines: { type: 'string', default: ENGINE_NAMES.join(',') },
    cards: { type: 'string', default: CARD_NAMES.join(',') },
    formats: { type: 'string', default: BENCH_FORMATS.join(',') },
    quick: { type: 'boolean', default: false },
    save: { type: 'string' },
  },
})

/** The names of a comma-separated list, each of which has to be known. */
function readNames<Name extends string>(known: readonly Name[], list: string): readonly Name[] {
  const asked = list.split(',')
  const stranger = asked.find((name) => !known.some((each) => each === name))
  if (stranger !== undefined) {
    throw new Error(`"${stranger}" is none of: ${known.join(', ')}.`)
  }
  return known.filter((name) => asked.includes(name))
}

async function measurePart<Name extends Part>(part: Name, plan: MeasurePlan): Promise<Measured> {
  const startedAt = performance.now()
  const measured = { [part]: await MEASURES[part](plan) } as Measured
  const seconds = (performance.now() - startedAt) / 1000
  console.log(`\n${formatPart(part, measured)}\n\n(${part}: ${seconds.toFixed(0)} s)`)
  return measured
}

const plan: MeasurePlan = {
  engines: findRunnable(readNames(ENGINE_NAMES, values.engines)),
  cards: readNames(CARD_NAMES, values.cards),
  formats: readNames(BENCH_FORMATS, values.formats),
  isQuick: values.quick,
}
let measured: Measured = {}
for (const part of readNames(PARTS, values.parts)) {
  measured = { ...measured, ...(await measurePart(part, plan)) }
  // After each part, so that one that fails costs no other.
  if (values.save !== undefined) {
    await saveResults(values.save, {
      machine: readMachine(),
      peers: readPeerVersions(),
      ...measured,
    })
  }
}
console.log(`\n${formatAims(measured)}`)
if (values.save !== undefined) console.log(`\nSaved as results/${values.save}.json`)
