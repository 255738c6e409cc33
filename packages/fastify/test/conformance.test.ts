import { httpAdapterConformance } from '@platen/testkit'
import { describe } from 'vitest'
import { startFastify } from './start-fastify.ts'

describe.each([
  ['Fastify', {}],
  ['Fastify on SQLite', { onDisk: true }],
])('%s', (_name, host) => {
  httpAdapterConformance({ start: (setup) => startFastify(setup, host) })
})
