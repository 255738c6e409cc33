import { CARD_NAMES } from '../card/card.ts'
import type { Comparison } from '../compare/comparison.ts'
import { ENGINE_NAMES, type EngineName } from '../engines/engines.ts'
import type { Results } from '../measured/results.ts'
import { formatTable } from './format-table.ts'
import { labelEngine, labelFormat } from './names.ts'
import { formatKilobytes, formatMs, formatRatio } from './numbers.ts'
import { PART_TABLES } from './part-tables.ts'

/** The generated parts of docs/performance.md, by their marks. */
export function writePerformanceSections(results: Results): Readonly<Record<string, string>> {
  const { comparisons, coldStarts, memory, throughput, stages, settings, scaling } = results
  const alone = comparisons.filter(({ atOnce }) => atOnce === 1)
  return {
    measured: writeMeasured(results),
    'png table': writeCardTable(alone.filter(({ format }) => format === 'png')),
    'format tables': ['jpeg', 'webp', 'webp equal']
      .map((name) => {
        const rows = alone.filter(({ format }) => format === name)
        return `**${labelFormat(name)}**\n\n${writeCardTable(rows)}`
      })
      .join('\n\n'),
    'at once': writeCardTable(
      comparisons.filter(({ format, atOnce }) => format === 'png' && atOnce !== 1),
    ),
    throughput: PART_TABLES.throughput(throughput),
    'cold starts': PART_TABLES.coldStarts(coldStarts),
    memory: PART_TABLES.memory(memory),
    'all comparisons': PART_TABLES.comparisons(comparisons),
    stages: PART_TABLES.stages(stages),
    settings: PART_TABLES.settings(settings),
    growth: PART_TABLES.scaling(scaling),
  }
}

/** The generated part of README.md. */
export function writeReadmeSections(results: Results): Readonly<Record<string, string>> {
  const png = results.comparisons.filter(({ format, atOnce }) => format === 'png' && atOnce === 1)
  return { speed: writeCardTable(png.filter(({ engine }) => engine !== 'encoder alone')) }
}

function writeMeasured({ version, machine, peers }: Results): string {
  const { node, processor, cores, system } = machine
  const versions = Object.entries(peers).map(([name, number]) => `${name} ${number}`)
  return `Platen ${version} on Node ${node.slice(1)}, ${system}, ${cores} cores of ${processor}, beside ${versions.join(', ')}.`
}

/** Engines down, cards across: time, times Platen's, bytes. */
function writeCardTable(comparisons: readonly Comparison[]): string {
  const cards = CARD_NAMES.filter((name) => comparisons.some(({ card }) => card === name))
  const engines = ENGINE_NAMES.filter((name) => comparisons.some(({ engine }) => engine === name))
  const find = (name: EngineName, place: string) =>
    comparisons.find(({ engine, card }) => engine === name && card === place)
  return formatTable(
    ['', ...cards.map((card) => `${card} card`.replace('photos card', 'photos'))],
    engines.map((name) => [
      name === 'platen' ? `**${labelEngine(name)}**` : labelEngine(name),
      ...cards.map((card) => writeCell(find(name, card))),
    ]),
  )
}

function writeCell(row: Comparison | undefined): string {
  if (row === undefined) return ''
  const { engine, medianMs, medianBytes, ratio } = row
  const time = `${formatMs(medianMs)} ms`
  const shown = engine === 'platen' ? `**${time}**` : `${time} · ${formatRatio(ratio.median)}×`
  return `${shown} · ${formatKilobytes(medianBytes)} KB`
}
