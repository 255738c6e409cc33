/** The stages of a render, in their order. */
export type Stage = 'overrides' | 'assets' | 'fonts' | 'layout' | 'paint' | 'encode'

/** Milliseconds that each stage took, and all of them together. */
export type StageTimings = Readonly<Record<Stage | 'total', number>>

/** Measures the stages of one render. `lap` ends a stage; stages follow each other without a gap. */
export interface Stopwatch {
  lap(stage: Stage): void
  read(): StageTimings
}

export function startStopwatch(now: () => number): Stopwatch {
  const started = now()
  const spent = { overrides: 0, assets: 0, fonts: 0, layout: 0, paint: 0, encode: 0 }
  let last = started
  return {
    lap: (stage) => {
      const at = now()
      spent[stage] += at - last
      last = at
    },
    read: () => ({ ...spent, total: last - started }),
  }
}
