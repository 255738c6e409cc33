import type { Platen } from '@platen/core'
import { platenExpress } from '@platen/express'
import express, { type Express } from 'express'

/** An application with routes of its own, and Platen's below `/api/v1`. */
export function createApp(platen: Platen): Express {
  const app = express()
  app.get('/', (_request, response) => {
    response.send('This route is the application’s own.')
  })
  app.use(platenExpress(platen))
  return app
}
