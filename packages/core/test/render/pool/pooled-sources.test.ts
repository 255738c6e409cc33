import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type FakeOrigin, startFakeOrigin } from '@platen/testkit'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createMemoryAssetStore } from '../../../src/memory/memory-asset-store.ts'
import type { TemplateInput } from '../../../src/model/template.ts'
import { createRenderers, type Renderers } from '../../../src/render/create-renderers.ts'
import { createLoadGroup } from '../../../src/render/load-group.ts'
import { picture } from '../../assets/image-files.ts'
import { threadFile } from './thread-file.ts'

const FONT_PATH = createRequire(import.meta.url).resolve(
  '@fontsource/inter/files/inter-latin-900-normal.woff',
)

const pool = { workers: 2, threadUrl: threadFile('source') }
const root = mkdtempSync(join(tmpdir(), 'platen-pool-'))
let origin: FakeOrigin
let onLeft = () => {}
/** Everything may be read, but for loopback by one of its names. */
let generous: Renderers
let strict: Renderers

beforeAll(async () => {
  const logo = await picture(4, 4).png().toBuffer()
  writeFileSync(join(root, 'logo.png'), logo)
  origin = await startFakeOrigin({
    '/logo.png': (_request, response) => void response.end(logo),
    '/away.png': (_request, response) =>
      void response.writeHead(302, { location: urlOf('/logo.png', 'localhost') }).end(),
    '/never.png': (_request, response) => void response.on('close', () => onLeft()),
  })
  const assets = createMemoryAssetStore({ files: { logo } })
  const find: typeof assets.find = (orgId, id, signal) =>
    id === 'burnt' ? Promise.reject(new Error('disk on fire')) : assets.find(orgId, id, signal)
  generous = createRenderers({
    pool,
    assets: { ...assets, find },
    files: { root },
    caches: { fetched: 0 },
    network: { ports: [], allowAddress: (_address, name) => name !== 'elsewhere.localhost' },
    fonts: [
      { family: 'At hand', bytes: readFileSync(FONT_PATH) },
      { family: 'At a path', path: FONT_PATH },
      { family: 'At a URL', path: pathToFileURL(FONT_PATH) },
      { family: 'Behind a function', load: async () => readFileSync(FONT_PATH) },
    ],
  })
  strict = createRenderers({ pool, network: false })
})
afterAll(async () => {
  await Promise.all([generous.close(), strict.close()])
  await origin.close()
  rmSync(root, { recursive: true })
})

const pictureOf = (src: string): TemplateInput => ({
  canvas: { width: 20, height: 20 },
  layers: [{ kind: 'image', width: 20, height: 20, src }],
})
const urlOf = (path: string, host = '127.0.0.1') => origin.url(path, host).href

/** The receipts of an order here and in a thread, without times, after their bytes were compared. */
async function drawInBoth({ program, routes }: Renderers, template: TemplateInput) {
  const here = await program.prepare(template).render()
  const there = await routes.prepare(template).render()
  expect(Buffer.from(there.bytes).equals(here.bytes)).toBe(true)
  return [here, there].map(({ receipt: { timings: _, ...receipt } }) => receipt)
}

describe('a thread reads', () => {
  test.each<[where: string, src: () => string]>([
    ['the store', () => 'asset:logo'],
    ['a folder', () => 'logo.png'],
    ['the network, as far as the policy of the host lets it', () => urlOf('/logo.png')],
  ])('%s', async (_where, src) => {
    const [here, there] = await drawInBoth(generous, pictureOf(src()))
    expect(there).toEqual(here)
    expect(there?.sources).toHaveLength(1)
  })

  test('a source of the network once for orders that share what they load', async () => {
    const group = createLoadGroup()
    const before = origin.hits.length
    const draw = (scale: number) =>
      generous.routes.prepare(pictureOf(urlOf('/logo.png')), { scale }, group).render()
    const sizes = [await draw(1), ...(await Promise.all([draw(2), draw(3), draw(4)]))]
    expect(sizes.map(({ width }) => width)).toEqual([20, 40, 60, 80])
    expect(origin.hits.length - before).toBe(1)
  })

  test.each([['At hand'], ['At a path'], ['At a URL'], ['Behind a function']])(
    'a font: %s',
    async (family) => {
      const template: TemplateInput = {
        canvas: { width: 80, height: 20 },
        layers: [{ kind: 'text', text: 'Hamburg', fontFamily: family }],
      }
      const [here, there] = await drawInBoth(generous, template)
      expect(there).toEqual(here)
      expect(there?.fonts).toMatchObject([{ family, weight: 900 }])
    },
  )
})

describe('a source that cannot be read', () => {
  test.each<[why: string, src: () => string, code: string, who?: () => Renderers]>([
    [
      'its address is not public',
      () => urlOf('/logo.png', 'elsewhere.localhost'),
      'source_unreachable',
    ],
    ['there is none', () => urlOf('/none.png'), 'source_status'],
    ['the store has none', () => 'asset:none', 'source_not_found'],
    ['the store fails', () => 'asset:burnt', 'source_unreachable'],
    ['the folder has none', () => 'none.png', 'source_not_found'],
    ['the network is off', () => urlOf('/logo.png'), 'source_scheme', () => strict],
    ['there is no store', () => 'asset:logo', 'source_scheme', () => strict],
  ])('is refused with the same words: %s', async (_why, src, code, who = () => generous) => {
    const told = [who().program, who().routes].map((renderer) =>
      renderer
        .prepare(pictureOf(src()))
        .render()
        .catch((error: unknown) => error),
    )
    const [here, there] = await Promise.all(told)
    expect(there).toMatchObject({ code })
    expect(there).toEqual(here)
  })

  test('is not read where a redirect leads out of the hosts of its slot', async () => {
    const card: TemplateInput = {
      canvas: { width: 20, height: 20 },
      layers: [
        {
          kind: 'image',
          name: 'photo',
          dynamic: { allow: { src: { hosts: ['127.0.0.1'] } } },
          width: 20,
          height: 20,
        },
      ],
    }
    const draw = (path: string) =>
      generous.routes.prepare(card, { layers: { photo: urlOf(path) } }).render()
    expect((await draw('/logo.png')).width).toBe(20)
    const before = origin.hits.length
    await expect(draw('/away.png')).rejects.toMatchObject({ code: 'source_redirects' })
    expect(origin.hits.length - before).toBe(1)
  })

  test('is waited for no longer than its render', async () => {
    const left = new Promise<void>((settle) => {
      onLeft = settle
    })
    const leaving = new AbortController()
    const drawing = generous.routes
      .prepare(pictureOf(urlOf('/never.png')))
      .render({ signal: leaving.signal })
    await vi.waitFor(() => expect(origin.hits.at(-1)).toContain('/never.png'))
    leaving.abort()
    await expect(drawing).rejects.toMatchObject({ code: 'render_aborted' })
    await left
  })
})

describe('SVG in a thread', () => {
  const CARD: TemplateInput = {
    canvas: { width: 20, height: 20 },
    layers: [
      {
        kind: 'svg',
        width: 20,
        height: 20,
        markup:
          '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
      },
    ],
  }

  test('has the pixels that it has without threads', async () => {
    const { program, routes } = generous
    const there = await routes.prepare(CARD).render()
    expect(Buffer.compare(there.bytes, (await program.prepare(CARD).render()).bytes)).toBe(0)
  })

  test('is drawn by the processes of the main thread', async () => {
    const childUrl = new URL('./no-such-child.mjs', import.meta.url)
    const renderers = createRenderers({ pool, sandbox: { childUrl } })
    const refused = renderers.routes.prepare(CARD).render()
    await expect(refused).rejects.toMatchObject({ code: 'svg_unavailable', status: 422 })
    await renderers.close()
  })
})
