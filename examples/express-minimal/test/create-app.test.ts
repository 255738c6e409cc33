import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createPlaten } from '@platen/core'
import { expect, test } from 'vitest'
import { createApp } from '../src/create-app.ts'

const TOKEN = 'the token of the example'

test('the application answers beside Platen, whose owner makes a template and sees it', async () => {
  const platen = createPlaten({ adminToken: TOKEN })
  const server = createApp(platen).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const post = (path: string, body: object, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${origin}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, ...headers },
      body: JSON.stringify(body),
    })
  try {
    expect(await (await fetch(origin)).text()).toContain('own')
    expect((await fetch(`${origin}/nothing`)).status).toBe(404)
    const cookie = (await post('/session', { token: TOKEN })).headers.get('set-cookie') ?? ''
    const canvas = { width: 40, height: 20, background: '#123' }
    const image = await post('/renders/preview', { document: { canvas, layers: [] } }, { cookie })
    expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/png'])
  } finally {
    server.closeAllConnections()
    server.close()
    await platen.close()
  }
})
