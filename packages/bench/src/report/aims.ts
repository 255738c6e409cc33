import type { CardName } from '../card/card.ts'
import type { BenchFormat } from '../engines/encoding.ts'
import type { EngineName } from '../engines/engines.ts'
import type { Measured } from '../measured/part.ts'

/** A bound that Platen wants to keep, and what was measured of it. */
export interface Aim {
  readonly name: string
  readonly bound: 'at least' | 'at most'
  readonly aim: number
  readonly read: (measured: Measured) => number | undefined
}

const TAKUMI = '@takumi-rs/core'
const SATORI = 'satori + resvg-js'
const CANVAS = '@napi-rs/canvas'
const FLOOR = 'encoder alone'

const findRow = (
  { comparisons }: Measured,
  [card, format]: readonly [CardName, BenchFormat],
  name: EngineName,
) =>
  comparisons?.find(
    (row) => row.card === card && row.format === format && row.engine === name && row.atOnce === 1,
  )

/** How many times as long peers take. */
function listRatios(
  card: CardName,
  format: BenchFormat,
  aims: Readonly<Partial<Record<EngineName, number>>>,
): readonly Aim[] {
  return Object.entries(aims).map(([name, aim]) => ({
    name: `${card} card, ${format}: time of ${name} ÷ ours`,
    bound: 'at least',
    aim,
    read: (measured) => findRow(measured, [card, format], name as EngineName)?.ratio.median,
  }))
}

/** Our time over that of the encoder alone. */
function boundFloor(format: BenchFormat): Aim {
  return {
    name: `photo card, ${format}: our time ÷ that of the encoder alone`,
    bound: 'at most',
    aim: 1.15,
    read: (measured) => invert(findRow(measured, ['photo', format], FLOOR)?.ratio.median),
  }
}

/** Our bytes of a PNG over those of takumi. */
function boundBytes(card: CardName): Aim {
  return {
    name: `${card} card, png: our bytes ÷ those of ${TAKUMI}`,
    bound: 'at most',
    aim: 1,
    read: (measured) =>
      divide(
        findRow(measured, [card, 'png'], 'platen')?.medianBytes,
        findRow(measured, [card, 'png'], TAKUMI)?.medianBytes,
      ),
  }
}

function boundColdStart(card: CardName, name: EngineName, aim: number): Aim {
  return {
    name: `${card} card, cold start: our time ÷ that of ${name}`,
    bound: 'at most',
    aim,
    read: ({ coldStarts }) =>
      invert(coldStarts?.find((row) => row.card === card && row.engine === name)?.ratio.median),
  }
}

function boundMemory(name: EngineName, aim: number): Aim {
  return {
    name: `resident bytes after 1,000 renders: ours ÷ those of ${name}`,
    bound: 'at most',
    aim,
    read: ({ memory }) => {
      const find = (engine: EngineName) => memory?.find((use) => use.engine === engine)
      return divide(find('platen')?.residentBytes, find(name)?.residentBytes)
    },
  }
}

function aimThroughput(name: string, aim: number): Aim {
  return {
    name: `photo card, png, all processors: time of ${name} ÷ ours`,
    bound: 'at least',
    aim,
    read: ({ throughput }) =>
      throughput?.find((row) => row.format === 'png' && row.name === name)?.ratio,
  }
}

/** Growth stays on its line: noise and the caches of the processor bend it a little. */
const GROWTH = 1.25

export const AIMS: readonly Aim[] = [
  ...listRatios('photo', 'png', { [TAKUMI]: 6, [SATORI]: 35, [CANVAS]: 80 }),
  boundBytes('photo'),
  ...listRatios('photo', 'jpeg', { [TAKUMI]: 2.5, [SATORI]: 10, [CANVAS]: 1.4 }),
  boundFloor('jpeg'),
  ...listRatios('photo', 'webp equal', { [TAKUMI]: 1.3, [SATORI]: 7, [CANVAS]: 3 }),
  boundFloor('webp'),
  ...listRatios('gradient', 'png', { [TAKUMI]: 2.5, [SATORI]: 12, [CANVAS]: 60 }),
  boundBytes('gradient'),
  ...listRatios('new photos', 'png', { [TAKUMI]: 3, [SATORI]: 8, [CANVAS]: 25 }),
  boundBytes('new photos'),
  aimThroughput(TAKUMI, 8),
  aimThroughput(SATORI, 30),
  boundColdStart('gradient', TAKUMI, 1),
  boundColdStart('photo', TAKUMI, 1.3),
  boundColdStart('photo', SATORI, 1 / 1.5),
  boundMemory(TAKUMI, 1.6),
  boundMemory(SATORI, 0.8),
  ...(['canvas', 'layers', 'nodes of a repeater', 'text', 'new images'] as const).map(
    (name): Aim => ({
      name: `growth of ${name}: largest ÷ line of the others`,
      bound: 'at most',
      aim: GROWTH,
      read: ({ scaling }) => scaling?.find((each) => each.name === name)?.largest,
    }),
  ),
]

function divide(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one / other
}

function invert(ratio: number | undefined): number | undefined {
  return divide(1, ratio)
}
