import type { Platen } from '@platen/core'
import type { FastifyInstance } from 'fastify'
import fastifyPlugin from 'fastify-plugin'

/**
 * Plugin that makes a Platen known as `fastify.platen` to the host's own routes, and closes it with
 * the server, once what is under way is done: `app.register(platenDecorator, { platen })`.
 */
export const platenDecorator = fastifyPlugin(
  async (fastify: FastifyInstance, { platen }: { readonly platen: Platen }) => {
    fastify.decorate('platen', { getter: () => platen })
    fastify.addHook('preClose', () => platen.drain())
    fastify.addHook('onClose', () => platen.close())
  },
  { name: '@platen/fastify', fastify: '>=5 <7' },
)
