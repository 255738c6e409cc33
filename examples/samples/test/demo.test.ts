import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listDynamicFields } from '../src/dynamic-fields.ts'
import { createPreviewServer } from '../src/preview-server.ts'
import { createSamplePlaten, readSamples } from '../src/samples.ts'

const platen = createSamplePlaten()
const samples = await readSamples()
const server = createPreviewServer({ platen, samples })
let origin: string

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await platen.close()
})

const get = (path: string, init?: RequestInit) => fetch(origin + path, init)

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
      const plain = Buffer.from(await (await get(`/image/${slug}.png`)).arrayBuffer())
      for (const { parameter, input } of listDynamicFields(template)) {
        if (parameter.endsWith('.src')) continue
        const value = input === 'checkbox' ? 'false' : 'Wx'
        const response = await get(`/image/${slug}.png?${parameter}=${value}`)
        expect(response.status, parameter).toBe(200)
        const changed = Buffer.from(await response.arrayBuffer())
        expect(changed.equals(plain), parameter).toBe(false)
      }
    },
  )
})

describe('the image route', () => {
  test.each([
    ['png', 'image/png'],
    ['jpeg', 'image/jpeg'],
    ['webp', 'image/webp'],
    ['svg', 'image/svg+xml'],
  ])('writes %s as %s', async (extension, mediaType) => {
    const response = await get(`/image/quote.${extension}`)
    expect(response.headers.get('content-type')).toBe(mediaType)
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1000)
  })

  test.each([
    ['a layer that does not exist', '/image/quote.png?qoute.text=x', 400, 'Did you mean "quote"?'],
    ['a property that does not exist', '/image/quote.png?quote.txt=x', 400, 'Did you mean "text"?'],
    ['a parameter given twice', '/image/quote.png?quote.text=a&quote.text=b', 400, 'twice'],
    ['a broken escape', '/image/quote.png?quote.text=%zz', 400, '%'],
    ['an address of an unknown scheme', '/image/social-card.png?photo.src=ftp://a/b', 400, 'photo'],
    ['a sample that does not exist', '/image/nothing.png', 404, '/image/nothing.png'],
    ['a format that is not written', '/image/quote.gif', 404, '/image/quote.gif'],
  ])('%s is refused by name', async (_why, path, status, detail) => {
    const response = await get(path)
    const problem = (await response.json()) as { readonly detail: string }
    expect({ status: response.status, detail: problem.detail }).toEqual({
      status,
      detail: expect.stringContaining(detail),
    })
  })

  test.each([
    ['a file outside the samples', '../package.json'],
    ['an address inside the network', 'http://127.0.0.1/'],
  ])('%s is not read: the template shows its own picture and a note', async (_why, source) => {
    const response = await get(`/image/social-card.png?photo.src=${source}`)
    const notes = decodeURIComponent(response.headers.get('x-render-notes') ?? '')
    expect(notes).toMatch(/^Layer "photo" shows a fallback: source_(?:not_found|unreachable)\.$/)
  })

  test('nothing but GET and HEAD is answered', async () => {
    expect((await get('/image/quote.png', { method: 'POST' })).status).toBe(405)
  })
})

test('the page holds every field, and no template can end its script', async () => {
  const page = await (await get('/')).text()
  for (const { template } of samples) {
    for (const { parameter } of listDynamicFields(template))
      expect(page).toContain(`"${parameter}"`)
  }
  expect(page.match(/<\/script>/g)).toHaveLength(1)
})
