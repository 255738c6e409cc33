import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toNodeHandler } from '../../../src/http/node/to-node-handler.ts'
import { type ApiWorld, createApiWorld } from '../handlers/api-world.ts'
import { openPage, type Page } from '../reference/open-page.ts'
import { findInterpreter } from '../samples/find-interpreter.ts'
import { IMG_TAG, PUBLISHED_GET_KEY, PUBLISHED_HOST } from './published-texts.ts'

const executable = ['chromium', 'chromium-browser', 'google-chrome']
  .map(findInterpreter)
  .find((path) => path !== undefined)

/** Run where a browser is installed, and wherever it must be. */
const inBrowser = describe.skipIf(executable === undefined && process.env['CI'] !== 'true')

/** Browsers find every name below `localhost` on this machine. */
const BLOG = 'blog.localhost'
const ELSEWHERE = 'elsewhere.localhost'

inBrowser('the published <img> in a page (not run where no browser is installed)', () => {
  let world: ApiWorld
  let page: Page
  let servers: readonly Server[]
  let pagePort: number
  const answered: number[] = []

  beforeAll(async () => {
    world = createApiWorld()
    await world.addTemplate('social-card')
    const key = await world.addKey('get')
    const handle = toNodeHandler(world.platen)
    const api = createServer(async (request, response) => {
      await handle(request, response)
      answered.push(response.statusCode)
    })
    const apiPort = await listen(api)
    const tag = IMG_TAG.replace(PUBLISHED_HOST, `http://images.localhost:${apiPort}`)
    const html = `<!doctype html><title>Blog</title>${tag.replace(PUBLISHED_GET_KEY, key)}`
    const pages = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html').end(html)
    })
    pagePort = await listen(pages)
    servers = [api, pages]
    page = await openPage(executable ?? 'chromium')
  }, 120_000)
  afterAll(async () => {
    await page.close()
    for (const server of servers) {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    }
    await world.platen.close()
  })

  /** Opens the page anew, and gives the width of its image and the status that it came with. */
  async function look(host: string, path: string) {
    answered.length = 0
    await page.goTo('about:blank')
    await page.goTo(`http://${host}:${pagePort}${path}`)
    await page.until(`document.images[0].complete`)
    const width = await page.evaluate<number>('document.images[0].naturalWidth')
    return { width, statuses: [...answered] }
  }

  test('is refused while no host is configured', async () => {
    await world.allowHosts()
    expect(await look(BLOG, '/none')).toEqual({ width: 0, statuses: [403] })
  }, 60_000)

  test('is refused on a host that is not listed', async () => {
    await world.allowHosts(BLOG)
    expect(await look(ELSEWHERE, '/unlisted')).toEqual({ width: 0, statuses: [403] })
  }, 60_000)

  test('is shown on a host that is listed', async () => {
    await world.allowHosts(BLOG)
    expect(await look(BLOG, '/listed')).toEqual({ width: 60, statuses: [200] })
  }, 60_000)
})

async function listen(server: Server): Promise<number> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return (server.address() as AddressInfo).port
}
