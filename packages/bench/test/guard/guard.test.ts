import { writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { GUARD_CASES } from '../../src/guard/guard-cases.ts'
import { measureGuard } from '../../src/guard/measure-guard.ts'
import { readResults } from '../../src/measured/results.ts'
import { readShownVersion } from '../../src/report/shown-version.ts'

/** The share of the recorded ratio that has to be left; runs of the same code differ by a tenth. */
const LEAST = 0.7

/** Where `bench` asks for the ratios that it records; nothing is compared then. */
const file = process.env['PLATEN_GUARD_FILE']

test('peers cost as many times as much as they did when the results were recorded', async () => {
  const measured: Record<string, number> = {}
  for (const guardCase of GUARD_CASES) measured[guardCase.name] = await measureGuard(guardCase)
  if (file !== undefined) return writeFile(file, JSON.stringify(measured))
  const { guard } = await readResults(await readShownVersion())
  const findFalls = () =>
    GUARD_CASES.filter(({ name }) => !((measured[name] ?? 0) >= LEAST * (guard[name] ?? Infinity)))
  // A machine may be so busy that no round was left alone.
  for (const guardCase of findFalls()) measured[guardCase.name] = await measureGuard(guardCase)
  expect(findFalls().map(({ name }) => `${name}: ${measured[name]}, was ${guard[name]}`)).toEqual(
    [],
  )
}, 90_000)
