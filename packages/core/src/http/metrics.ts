import type { ErrorCode } from '../foundation/errors.ts'
import type { StageTimings } from '../render/stopwatch.ts'
import type { AdmissionLoad, RefusalReason } from './admission/admission-gate.ts'
import type { Instruments } from './metric-instruments.ts'

/** What operators watch, in Prometheus's text format. One set for each Platen. */
export interface Metrics {
  /** Counts an answered request. */
  observe(request: ObservedRequest): void
  /** Counts a render that is begun, with the time that it waited for its turn. */
  observeWait(seconds: number): void
  /** Counts a render that is done, with the time of each of its stages. */
  observeStages(timings: StageTimings): void
  /** Counts a render that was turned away. */
  countRefusal(reason: RefusalReason): void
  /**
   * @param load Of the gate, at this moment.
   * @returns Media type and text.
   */
  read(load: AdmissionLoad): Promise<{ readonly mediaType: string; readonly text: string }>
}

export interface ObservedRequest {
  readonly method: string
  /** The route as the table has it, never a path: ids would make a series each. */
  readonly route: string
  readonly status: number
  readonly seconds: number
  /** Of `GET /render`. */
  readonly cache: string | undefined
  /** Absent: it was not refused. */
  readonly error: ErrorCode | undefined
}

/** The stages that are shown, by the names that they have elsewhere. */
const SPANS = [
  ['assets', 'download'],
  ['fonts', 'fonts'],
  ['layout', 'layout'],
  ['paint', 'render'],
  ['encode', 'encode'],
] as const

/** Sets up metrics. The library is loaded when the first thing is observed. */
export function createMetrics(): Metrics {
  let loading: Promise<Instruments> | undefined
  const load = async () => (await import('./metric-instruments.ts')).createInstruments()
  const find = () => {
    loading ??= load()
    return loading
  }
  // A loaded promise settles in a microtask; an answer never waits for it.
  const note = (write: (instruments: Instruments) => void) => void find().then(write)
  return {
    observe: (request) => note((instruments) => noteRequest(instruments, request)),
    observeWait: (seconds) => note(({ spans }) => spans.observe({ span: 'queue' }, seconds)),
    observeStages: (timings) =>
      note(({ spans }) => {
        for (const [stage, span] of SPANS) spans.observe({ span }, timings[stage] / 1000)
      }),
    countRefusal: (reason) => note(({ shed }) => shed.inc({ reason })),
    read: async (load) => {
      const instruments = await find()
      noteLoad(instruments, load)
      const { registry } = instruments
      return { mediaType: registry.contentType, text: await registry.metrics() }
    },
  }
}

function noteRequest(
  { requests, durations, statuses, errors, hits, misses }: Instruments,
  { method, route, status, seconds, cache, error }: ObservedRequest,
): void {
  requests.inc({ method, route })
  statuses.inc({ status })
  durations.observe({ method, route, status }, seconds)
  if (error !== undefined) errors.inc({ type: error })
  if (cache !== undefined) (cache === 'HIT' ? hits : misses).inc()
}

function noteLoad(
  { workers, utilization, inProgress, queueDepth, memory, rss }: Instruments,
  load: AdmissionLoad,
): void {
  workers.set(load.concurrency)
  utilization.set((100 * load.running) / load.concurrency)
  inProgress.set(load.running)
  queueDepth.set(load.waiting)
  memory.set(load.memory)
  rss.set(process.memoryUsage.rss())
}
