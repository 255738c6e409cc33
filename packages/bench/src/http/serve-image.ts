import type { AddressInfo } from 'node:net'
import { createMemoryStores, type Stores } from '@platen/core'
import { platenFastify } from '@platen/fastify'
import { sqliteStorage } from '@platen/sql'
import createFastify, { type FastifyInstance } from 'fastify'
import { createImageWorld, type ImageWorld, type WarmImage, warmImage } from './image-world.ts'
import type { ServerKind, ServerReady } from './server-message.ts'

/** A server on loopback that holds the image warm. */
export interface ImageServer {
  readonly ready: ServerReady
  countRenders(): Promise<number>
  close(): Promise<void>
}

export interface ServeImageOptions {
  readonly kind: ServerKind
  /** Where a database may be made. */
  readonly folder: string
}

export async function serveImage({ kind, folder }: ServeImageOptions): Promise<ImageServer> {
  const stores =
    kind === 'sqlite' ? await sqliteStorage(`${folder}/platen.db`) : createMemoryStores()
  const world = await createImageWorld(stores)
  const image = await warmImage(world)
  const fastify = createFastify()
  if (kind === 'bare') serveBare(fastify, image)
  else await fastify.register(platenFastify, { platen: world.platen })
  await fastify.listen({ port: 0, host: '127.0.0.1' })
  const { port } = fastify.server.address() as AddressInfo
  return {
    ready: describeServer({ world, image, port, kind }),
    countRenders: () => countRenders(stores),
    close: async () => {
      fastify.server.closeAllConnections()
      await fastify.close()
      await world.close()
    },
  }
}

/** What an application would write that has nothing but a Buffer to send. */
function serveBare(fastify: FastifyInstance, { bytes, etag }: WarmImage): void {
  const body = Buffer.from(bytes)
  fastify.get('/image', (request, reply) => {
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    return reply.type('image/png').send(body)
  })
}

function describeServer(served: {
  readonly world: ImageWorld
  readonly image: WarmImage
  readonly port: number
  readonly kind: ServerKind
}): ServerReady {
  const { world, image, port, kind } = served
  return {
    port,
    targets: kind === 'bare' ? ['/image'] : world.targets,
    headers: world.headers,
    etag: image.etag,
    imageBytes: image.bytes.length,
  }
}

async function countRenders(stores: Stores): Promise<number> {
  return (await stores.renders.list('default', {}, { limit: 1_000 })).length
}
