import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPlaten } from '@platen/core'
import { sqliteStorage } from '@platen/sql'
import type { AdapterSetup, RunningAdapter, TestHeaders } from '@platen/testkit'
import type express5 from 'express'
import { platenExpress } from '../src/platen-express.ts'

export interface ExpressHost {
  readonly express: typeof express5
  /** Adds what the host has in front of Platen. */
  readonly prepare?: (application: ReturnType<typeof express5>) => void
  /** Keeps everything in SQLite instead of memory. */
  readonly onDisk?: boolean
}

/** Starts an Express application with a Platen in it. */
export async function startExpress(
  { mountPath, findUser, platen: options }: AdapterSetup,
  { express, prepare, onDisk = false }: ExpressHost,
): Promise<RunningAdapter> {
  const folder = await mkdtemp(join(tmpdir(), 'platen-express-'))
  const { clock } = options
  const stores = onDisk ? await sqliteStorage(join(folder, 'platen.db'), { clock }) : undefined
  const platen = createPlaten({ ...options, ...(stores === undefined ? {} : { stores }) })
  const application = express()
  prepare?.(application)
  const authenticate = ({ headers }: { readonly headers: TestHeaders }) => findUser(headers)
  application.use(mountPath === '' ? '/' : mountPath, platenExpress(platen, { authenticate }))
  const server = createServer(application)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    signUrl: platen.signUrl,
    drain: platen.drain,
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((closed) => server.close(() => closed()))
      await platen.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
