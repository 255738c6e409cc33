import compress from '@fastify/compress'
import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import { CORS_ORIGIN, httpMiddlewareConformance } from '@platen/testkit'
import { startFastify } from './start-fastify.ts'

httpMiddlewareConformance({
  start: (setup) =>
    startFastify(setup, {
      prepare: async (application) => {
        await application.register(helmet)
        await application.register(compress)
        await application.register(cors, { origin: CORS_ORIGIN })
      },
    }),
})
