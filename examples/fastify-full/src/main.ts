import { randomBytes } from 'node:crypto'
import { createApp } from './create-app.ts'

// A real application reads its session here.
const app = await createApp({
  databaseFile: process.env['DATABASE'] ?? 'data/platen.db',
  secret: process.env['PLATEN_SECRET'] ?? randomBytes(32).toString('base64url'),
  findUser: ({ headers }) =>
    headers['x-demo-user'] === undefined ? undefined : { userId: 'demo', role: 'owner' },
})
const address = await app.listen({ port: Number(process.env['PORT'] ?? 3000), host: '127.0.0.1' })
console.log(`${address}/hello/World.png and ${address}/api/v1/docs`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => app.close())
