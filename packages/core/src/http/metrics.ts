import type { Registry } from 'prom-client'

/** What operators watch, in Prometheus's text format. One set for each Platen. */
export interface Metrics {
  /** Counts an answered request. */
  observe(request: ObservedRequest): void
  /** @returns Media type and text. */
  read(): Promise<{ readonly mediaType: string; readonly text: string }>
}

export interface ObservedRequest {
  readonly method: string
  /** The route as the table has it, never a path: ids would make a series each. */
  readonly route: string
  readonly status: number
  readonly seconds: number
  /** Of `GET /render`. */
  readonly cache: string | undefined
}

/** From an answer out of memory to the longest render, in seconds. */
const BUCKETS = [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30]

interface Instruments {
  readonly registry: Registry
  observe(request: ObservedRequest): void
}

/** Sets up metrics. The library is loaded when the first request is observed. */
export function createMetrics(): Metrics {
  let loading: Promise<Instruments> | undefined
  const load = () => {
    loading ??= createInstruments()
    return loading
  }
  return {
    observe: (request) => {
      // A loaded promise settles in a microtask; an answer never waits for it.
      void load().then((instruments) => instruments.observe(request))
    },
    read: async () => {
      const { registry } = await load()
      return { mediaType: registry.contentType, text: await registry.metrics() }
    },
  }
}

async function createInstruments(): Promise<Instruments> {
  const { Counter, Histogram, Registry } = await import('prom-client')
  const registry = new Registry()
  const requests = new Histogram({
    name: 'platen_http_request_duration_seconds',
    help: 'Answered requests by route, with the time that they took.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  })
  const images = new Counter({
    name: 'platen_image_cache_requests_total',
    help: 'Images by GET, by whether the cache had them.',
    labelNames: ['result'],
    registers: [registry],
  })
  return {
    registry,
    observe: ({ method, route, status, seconds, cache }) => {
      requests.observe({ method, route, status }, seconds)
      if (cache !== undefined) images.inc({ result: cache.toLowerCase() })
    },
  }
}
