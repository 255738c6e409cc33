import { httpAdapterConformance } from '@platen/testkit'
import express5 from 'express'
import express4 from 'express4'
import { describe } from 'vitest'
import { startExpress } from './start-express.ts'

type Express = typeof express5

/** Body parsers of the host, all before Platen: they leave it objects, texts and bytes. */
const withParsers = (express: Express) => (application: ReturnType<Express>) => {
  application.use(express.json({ limit: '2mb' }))
  application.use(express.urlencoded({ extended: true }))
  application.use(express.text())
}

// A5: whatever one version of Express answers, the other answers too.
describe.each([
  ['Express 4', { express: express4 }],
  ['Express 5', { express: express5 }],
  ['Express 5 on SQLite', { express: express5, onDisk: true }],
])('A5 %s', (_name, host) => {
  httpAdapterConformance({ start: (setup) => startExpress(setup, host) })
})

describe.each([
  ['Express 4', express4],
  ['Express 5', express5],
])('A3, A4 %s behind body parsers', (_name, express) => {
  const host = { express, prepare: withParsers(express) }
  httpAdapterConformance({ hostParsesJson: true, start: (setup) => startExpress(setup, host) })
})
