import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** From an answer out of memory to the longest render, in seconds. */
const BUCKETS = [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30]

export type Instruments = ReturnType<typeof createInstruments>

/** All metrics of one Platen. Names are those that image servers have in common, after `platen_`. */
export function createInstruments() {
  const registry = new Registry()
  const registers = [registry]
  const counter = <Label extends string>(name: string, help: string, labels: readonly Label[]) =>
    new Counter({ name: `platen_${name}`, help, labelNames: labels, registers })
  const histogram = <Label extends string>(name: string, help: string, labels: readonly Label[]) =>
    new Histogram({ name: `platen_${name}`, help, labelNames: labels, buckets: BUCKETS, registers })
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers })
  return {
    registry,
    requests: counter('requests_total', 'Answered requests.', ['method', 'route']),
    statuses: counter('status_codes_total', 'Answers by status.', ['status']),
    errors: counter('errors_total', 'Refused requests, by the code of the problem.', ['type']),
    durations: histogram('request_duration_seconds', 'Time until the answer.', [
      'method',
      'route',
      'status',
    ]),
    spans: histogram('request_span_duration_seconds', 'Time of the stages of renders.', ['span']),
    hits: counter('cache_hits_total', 'Images by GET that the cache had.', []),
    misses: counter('cache_misses_total', 'Images by GET that were drawn.', []),
    shed: counter('shed_total', 'Renders that were turned away.', ['reason']),
    workers: gauge('platen_workers', 'Renders that may be under way at once.'),
    utilization: gauge('platen_workers_utilization', 'Percent of these that are.'),
    inProgress: gauge('platen_images_in_progress', 'Renders under way.'),
    queueDepth: gauge('platen_queue_depth', 'Renders that wait for their turn.'),
    memory: gauge('platen_render_memory_bytes', 'Memory set aside for renders under way.'),
    rss: gauge('process_resident_memory_bytes', 'Memory of the process.'),
  }
}
