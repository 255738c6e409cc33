/** How often a property is tried: the given number, or `FUZZ_RUNS` for a longer search. */
export function fuzzRuns(few: number): number {
  const asked = Number(process.env['FUZZ_RUNS'])
  return Number.isInteger(asked) && asked > 0 ? asked : few
}

/** Time for one property; a longer search may take what it takes. */
export const FUZZ_TIMEOUT_MS = process.env['FUZZ_RUNS'] === undefined ? 60_000 : 0
