import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendLoad } from '../../src/http/send-load.ts'
import { type ImageServer, serveImage } from '../../src/http/serve-image.ts'

const STORES = ['memory', 'sqlite'] as const

describe('image URLs out of the cache, by Fastify', () => {
  let folder: string
  const servers = new Map<string, ImageServer>()
  beforeAll(async () => {
    folder = await mkdtemp(`${tmpdir()}/platen-bench-`)
    for (const kind of STORES) servers.set(kind, await serveImage({ kind, folder }))
  }, 60_000)
  afterAll(async () => {
    for (const server of servers.values()) await server.close()
    await rm(folder, { recursive: true, force: true })
  })

  const serverOf = (kind: string): ImageServer => {
    const server = servers.get(kind)
    if (server === undefined) throw new Error(`There is no server "${kind}".`)
    return server
  }

  test.each(STORES)('a hundred equal cold requests are one render: %s store', async (kind) => {
    const { ready, countRenders } = serverOf(kind)
    const before = await countRenders()
    const [target = ''] = ready.targets
    const cold = { ...ready, targets: [`${target}&format=jpeg`], status: 200 }
    await sendLoad({ ...cold, requests: 100, connections: 100 })
    expect(await countRenders()).toBe(before + 1)
  })
})
