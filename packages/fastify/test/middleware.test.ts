import compress from '@fastify/compress'
import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import { CORS_ORIGIN, HOST_COOKIES, httpMiddlewareConformance } from '@platen/testkit'
import { startFastify } from './start-fastify.ts'

httpMiddlewareConformance({
  start: (setup) =>
    startFastify(setup, {
      prepare: async (application) => {
        await application.register(helmet)
        await application.register(compress)
        await application.register(cors, { origin: CORS_ORIGIN })
        application.addHook('onRequest', async (_request, reply) => {
          for (const cookie of HOST_COOKIES) reply.header('set-cookie', cookie)
        })
      },
    }),
})
