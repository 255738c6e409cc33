import { CORS_ORIGIN, HOST_COOKIES, httpMiddlewareConformance } from '@platen/testkit'
import compression from 'compression'
import cors from 'cors'
import express5 from 'express'
import express4 from 'express4'
import helmet from 'helmet'
import { describe } from 'vitest'
import { startExpress } from './start-express.ts'

describe.each([
  ['Express 4', express4],
  ['Express 5', express5],
])('%s', (_name, express) => {
  httpMiddlewareConformance({
    start: (setup) =>
      startExpress(setup, {
        express,
        prepare: (application) => {
          application.use(helmet(), compression(), cors({ origin: CORS_ORIGIN }))
          application.use((_request, response, next) => {
            for (const cookie of HOST_COOKIES) response.append('Set-Cookie', cookie)
            next()
          })
        },
      }),
  })
})
