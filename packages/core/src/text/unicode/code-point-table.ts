const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Code points below this are looked up in an array; the few runs above it one by one. */
const DENSE_LIMIT = 0x20000

/** A Unicode property: a small number for each code point. */
export interface CodePointTable {
  /** Names of the values; a value is an index into them. */
  readonly names: readonly string[]
  get(codePoint: number): number
}

interface Run {
  readonly end: number
  readonly value: number
}

/** Reads the runs that `scripts/build-unicode-tables.ts` wrote: length and value, in turn. */
function* decodeRuns(encoded: string): Generator<Run> {
  const numbers: number[] = []
  let number = 0
  let shift = 0
  for (const character of encoded) {
    const bits = BASE64.indexOf(character)
    number |= (bits & 31) << shift
    shift += 5
    if (bits >= 32) continue
    numbers.push(number)
    number = 0
    shift = 0
  }
  let end = 0
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    end += numbers[i] ?? 0
    yield { end, value: numbers[i + 1] ?? 0 }
  }
}

/** @param names Names of the values, separated by spaces. */
export function createCodePointTable(names: string, encoded: string): CodePointTable {
  const dense = new Uint8Array(DENSE_LIMIT)
  const sparse: Run[] = []
  let start = 0
  for (const run of decodeRuns(encoded)) {
    if (start < DENSE_LIMIT) dense.fill(run.value, start, Math.min(run.end, DENSE_LIMIT))
    if (run.end > DENSE_LIMIT) sparse.push(run)
    start = run.end
  }
  return {
    names: names.split(' '),
    get: (codePoint) => {
      if (codePoint < DENSE_LIMIT) return dense[codePoint] ?? 0
      return sparse.find((run) => codePoint < run.end)?.value ?? 0
    },
  }
}
