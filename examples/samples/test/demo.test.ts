import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listDynamicFields } from '../src/dynamic-fields.ts'
import { type QuickStart, startQuickStart } from '../src/quick-start.ts'
import { createSamplePlaten, readSamples } from '../src/samples.ts'

const platen = createSamplePlaten()
const samples = await readSamples()
let folder: string
let started: QuickStart
let firstLines: string
let key: string

const start = async () => {
  const lines: string[] = []
  const quickStart = await startQuickStart({
    env: {},
    data: join(folder, 'data'),
    out: join(folder, 'out'),
    port: 0,
    writeOut: (line) => lines.push(line),
    writeErr: (line) => lines.push(line),
  })
  return { quickStart, lines: lines.join('\n') }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'platen-demo-'))
  const { quickStart, lines } = await start()
  started = quickStart
  firstLines = lines
  key = /GET key\s+(\S+)/.exec(lines)?.[1] ?? ''
}, 60_000)
afterAll(async () => {
  await started.stop()
  await platen.close()
  await rm(folder, { recursive: true })
})

const get = (path: string, init?: RequestInit) => fetch(started.origin + path, init)
/** An image as the demo page embeds it. */
const getImage = (query: string) =>
  get(`/api/v1/render?apiKey=${key}&${query}`, { headers: { referer: `${started.origin}/` } })

describe('every sample', () => {
  test.each(samples.map(({ slug, template }) => [slug, template] as const))(
    '%s is drawn whole, without a warning',
    async (_slug, template) => {
      const { width, height, receipt } = await platen.render(template)
      expect([width, height]).toEqual([template.canvas.width, template.canvas.height])
      expect(receipt.warnings).toEqual([])
      expect(receipt.missing).toEqual([])
    },
  )

  test.each(samples.map((sample) => [sample.slug, sample] as const))(
    '%s has a field for each thing that may change, and each one changes the picture',
    async (slug, { template }) => {
      const plain = Buffer.from(await (await getImage(`template=${slug}`)).arrayBuffer())
      for (const { parameter, input } of listDynamicFields(template)) {
        if (parameter.endsWith('.src')) continue
        const value = input === 'checkbox' ? 'false' : 'Wx'
        const response = await getImage(`template=${slug}&${parameter}=${value}`)
        expect(response.status, parameter).toBe(200)
        const changed = Buffer.from(await response.arrayBuffer())
        expect(changed.equals(plain), parameter).toBe(false)
      }
    },
    60_000,
  )
})

describe('the quick start', () => {
  test('writes the sample cards', async () => {
    const names = await readdir(join(folder, 'out'))
    expect(names.sort()).toEqual(samples.map(({ slug }) => `${slug}.png`).sort())
  })

  test('prints two keys once, and a request that works when it is pasted', async () => {
    for (const key of [/rs_get_\w{38}/g, /rs_live_\w{38}/g]) {
      expect(firstLines.match(key)).toHaveLength(1)
    }
    const [, header = '', url = ''] =
      /curl -H "Authorization: ([^"]+)".*\s+"([^"]+)"/.exec(firstLines) ?? []
    expect(header).toMatch(/^Bearer rs_live_\w{38}$/)
    const response = await fetch(url, { headers: { authorization: header } })
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png'])
  })

  test('prints a signed URL that opens in any page, with any title and nothing else changed', async () => {
    const url = /^ {2}(http\S+&sig=\S+)$/m.exec(firstLines)?.[1] ?? ''
    expect((await fetch(url)).status).toBe(200)
    const retitled = url.replace(/title\.text=[^&]*/, 'title.text=Another')
    expect((await fetch(retitled)).status).toBe(200)
    expect((await fetch(`${url}&format=jpeg`)).status).toBe(403)
  })

  test('shows images to its own pages and to no others', async () => {
    const path = `/api/v1/render?apiKey=${key}&template=quote`
    for (const referer of ['http://localhost:1/', 'https://example.com/']) {
      expect((await get(path, { headers: { referer } })).status).toBe(403)
    }
    const { port } = new URL(started.origin)
    for (const referer of [`http://localhost:${port}/`, `http://127.0.0.1:${port}/#quote`]) {
      expect((await get(path, { headers: { referer } })).status).toBe(200)
    }
  })

  test('names the mistake in an address', async () => {
    const response = await getImage('template=quote&qoute.text=x')
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('Did you mean \\"quote\\"?')
  })

  test('on its second run makes nothing, prints no secret, and its page still works', async () => {
    await started.stop()
    const { quickStart, lines } = await start()
    started = quickStart
    expect(lines).not.toMatch(/rs_(?:live|get)_|admin token|once/)
    expect(await (await get('/')).text()).toContain(key)
    expect((await getImage('template=quote')).status).toBe(200)
  }, 60_000)

  test('keeps the key of its page from other users', async () => {
    const file = join(folder, 'data/demo-key')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readFile(file, 'utf8')).toBe(`${key}\n`)
  })
})

describe('the demo page', () => {
  test('holds every field, and no template can end its script', async () => {
    const page = await (await get('/')).text()
    for (const { template } of samples) {
      for (const { parameter } of listDynamicFields(template))
        expect(page).toContain(`"${parameter}"`)
    }
    expect(page.match(/<\/script>/g)).toHaveLength(1)
  })

  test('leaves every other path to the routes', async () => {
    expect((await get('/api/v1/docs')).status).toBe(200)
    expect((await get('/nothing')).status).toBe(404)
    expect((await get('/', { method: 'POST' })).status).toBe(404)
  })
})
