import helmet from '@fastify/helmet'
import { createPlaten, type HostUser } from '@platen/core'
import { platenDecorator, platenFastify } from '@platen/fastify'
import { sqliteStorage } from '@platen/sql'
import createFastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { greetingCard } from './greeting-card.ts'

export interface AppOptions {
  readonly databaseFile: string
  /** At least 32 characters; encrypts the secrets of signing keys. */
  readonly secret: string
  /** Who is signed in, as this application knows it. */
  readonly findUser: (request: FastifyRequest) => HostUser | undefined
}

/** Platen on SQLite inside an application with its own users, security headers and routes. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { databaseFile, secret, findUser } = options
  const app = createFastify({ trustProxy: 'loopback' })
  const platen = createPlaten({
    stores: await sqliteStorage(databaseFile, { logger: app.log }),
    secret,
    metrics: true,
    logger: app.log,
    limits: { deadlineMs: 5_000 },
  })
  await app.register(helmet)
  // Closes Platen, and with it the database, when the server closes.
  await app.register(platenDecorator, { platen })
  // Metrics are for the machines of this network: keep them from the public.
  app.addHook('onRequest', async (request, reply) => {
    const isMetrics = request.url.startsWith(`${platen.basePath}/metrics`)
    if (isMetrics && request.ip !== '127.0.0.1') await reply.code(404).send()
  })
  await app.register(platenFastify, { platen, authenticate: findUser })
  // A template in code, drawn by a route of the application's own.
  app.get<{ Params: { name: string } }>('/hello/:name.png', async ({ params }, reply) => {
    const { bytes, mediaType } = await platen.render(greetingCard, {
      layers: { greeting: `Hello, ${params.name}` },
    })
    return reply.type(mediaType).send(Buffer.from(bytes))
  })
  return app
}
