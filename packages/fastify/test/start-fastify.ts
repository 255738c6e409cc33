import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPlaten } from '@platen/core'
import { sqliteStorage } from '@platen/sql'
import type { AdapterSetup, RunningAdapter } from '@platen/testkit'
import createFastify, { type FastifyInstance } from 'fastify'
import { platenFastify } from '../src/platen-fastify.ts'

export interface FastifyHost {
  /** Registers what the host has in front of Platen. */
  readonly prepare?: (application: FastifyInstance) => Promise<void>
  /** Keeps everything in SQLite instead of memory. */
  readonly onDisk?: boolean
}

/** Starts a Fastify application with a Platen in it. */
export async function startFastify(
  { mountPath, findUser, platen: options }: AdapterSetup,
  { prepare, onDisk = false }: FastifyHost = {},
): Promise<RunningAdapter> {
  const folder = await mkdtemp(join(tmpdir(), 'platen-fastify-'))
  const { clock } = options
  const stores = onDisk ? await sqliteStorage(join(folder, 'platen.db'), { clock }) : undefined
  const platen = createPlaten({ ...options, ...(stores === undefined ? {} : { stores }) })
  const application = createFastify()
  await prepare?.(application)
  await application.register(platenFastify, {
    platen,
    prefix: mountPath,
    authenticate: ({ headers }) => findUser(headers),
  })
  await application.listen({ port: 0, host: '127.0.0.1' })
  return {
    port: (application.server.address() as AddressInfo).port,
    signUrl: platen.signUrl,
    drain: platen.drain,
    close: async () => {
      application.server.closeAllConnections()
      await application.close()
      await platen.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
