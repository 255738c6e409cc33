/** How often a property is tried: the given number, or `FUZZ_RUNS` for a longer search. */
export function fuzzRuns(few: number): number {
  const asked = Number(process.env['FUZZ_RUNS'])
  return Number.isInteger(asked) && asked > 0 ? asked : few
}
