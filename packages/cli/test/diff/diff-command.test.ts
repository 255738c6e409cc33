import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { askAsOperator } from '../../src/kit/ask-as-operator.ts'
import { openKit } from '../../src/kit/open-kit.ts'
import { startCommand } from '../in-process.ts'

const RED = {
  kind: 'shape',
  name: 'red',
  shape: 'rect',
  x: 0,
  y: 0,
  width: 20,
  height: 10,
  fill: '#f00',
}
const BLUE = { ...RED, name: 'blue', x: 10, fill: '#00f' }
const TITLE = { kind: 'text', name: 'title', dynamic: true, x: 40, y: 0, width: 60, text: 'Hi' }
const CARD = {
  slug: 'card',
  canvas: { width: 100, height: 40, background: '#fff' },
  layers: [RED, BLUE, TITLE],
}

let cwd: string
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'platen-diff-'))
})
afterEach(() => rm(cwd, { recursive: true }))

const run = async (...argv: readonly string[]) => {
  const command = startCommand(['diff', ...argv], { cwd })
  return { code: await command.ended, out: command.out(), err: command.err() }
}

const diff = async (changes: object, ...argv: readonly string[]) => {
  await writeFile(join(cwd, 'a.json'), JSON.stringify(CARD))
  await writeFile(join(cwd, 'b.json'), JSON.stringify({ ...CARD, ...changes }))
  return run('a.json', 'b.json', ...argv)
}

const comparisonOf = async (changes: object, ...argv: readonly string[]) => {
  const { code, out } = await diff(changes, '--json', ...argv)
  return { code, ...JSON.parse(out) }
}

describe('which layers are to blame', () => {
  test.each([
    ['a colour changes', [RED, { ...BLUE, fill: '#0f0' }, TITLE], { blue: ['changed', 200] }],
    // It leaves what lies under it free, and covers as much anew.
    ['a layer moves', [RED, { ...BLUE, x: 70 }, TITLE], { blue: ['changed', 400] }],
    ['a layer goes', [RED, TITLE], { blue: ['removed', 200] }],
    ['a layer comes', [RED, BLUE, TITLE, { ...RED, name: 'new', y: 30 }], { new: ['added', 200] }],
    [
      'two layers change places, and differ where they overlap',
      [BLUE, RED, TITLE],
      { blue: ['reordered', 100], red: ['reordered', 100] },
    ],
    [
      'a layer changes under another',
      [{ ...RED, fill: '#fff' }, BLUE, TITLE],
      { red: ['changed', 100] },
    ],
  ] as const)('%s', async (_why, layers, expected) => {
    const { code, same, pages } = await comparisonOf({ layers })
    const [page] = pages
    expect([code, same]).toEqual([1, false])
    const blamed = page.layers.map((layer: { path: string; change: string; pixels: number }) => [
      layer.path,
      [layer.change, layer.pixels],
    ])
    expect(Object.fromEntries(blamed)).toEqual(expected)
    expect(page.unexplained).toBe(0)
  })

  test('the background counts as a layer', async () => {
    const { pages } = await comparisonOf({ canvas: { ...CARD.canvas, background: '#eee' } })
    expect(pages[0].layers).toMatchObject([{ path: 'canvas', change: 'changed' }])
  })

  test('what is wholly covered has changed without being seen', async () => {
    const cover = { ...RED, name: 'cover', width: 30, fill: '#000' }
    await writeFile(join(cwd, 'a.json'), JSON.stringify({ ...CARD, layers: [RED, cover] }))
    const changed = { ...CARD, layers: [{ ...RED, fill: '#0f0' }, cover] }
    await writeFile(join(cwd, 'b.json'), JSON.stringify(changed))
    const { code, out } = await run('a.json', 'b.json')
    expect([code, out]).toEqual([0, 'no pixel differs (changed without being seen: "red").'])
  })

  test('other sizes differ by what only one of them has', async () => {
    const { code, pages } = await comparisonOf({ canvas: { ...CARD.canvas, height: 50 } })
    expect(code).toBe(1)
    expect(pages[0]).toMatchObject({ sameSize: false, differing: 1_000, total: 5_000 })
  })

  test('pages that only one template has are told', async () => {
    const pages = [{ layers: CARD.layers }, { layers: [RED] }]
    const { code, out } = await diff({ layers: undefined, pages })
    expect(code).toBe(1)
    expect(out).toBe('Page 1: no pixel differs.\nPage 2: only the second template has it.')
  })
})

test('equal templates exit with 0', async () => {
  expect(await comparisonOf({})).toMatchObject({ code: 0, same: true })
})

test('orders hold for both', async () => {
  const layers = [RED, BLUE, { ...TITLE, text: 'Other' }]
  expect((await diff({ layers }, '--set', 'title.text=Same')).code).toBe(0)
  expect((await diff({ layers }, '--set', 'title.fontSize=12')).code).toBe(1)
  const { pages } = await comparisonOf({ layers }, '--scale', '2')
  expect(pages[0].total).toBe(200 * 80)
})

test('the report is one page with both pictures, the difference and the layers', async () => {
  await diff({ layers: [RED, { ...BLUE, fill: '#0f0' }, TITLE] }, '-o', 'out/report.html')
  const page = await readFile(join(cwd, 'out/report.html'), 'utf8')
  const pictures = [...page.matchAll(/src="data:image\/png;base64,([^"]+)"/g)]
  expect(pictures).toHaveLength(3)
  expect(page).not.toMatch(/(?:src|href)="(?!data:)/)
  const cells = [...page.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) => cell)
  expect(cells.map((cell) => cell.replaceAll(/<[^>]+>/g, '').trim())).toEqual([
    ...['blue', 'changed', '200', '100.0 %'],
  ])
  expect(page).toContain('prefers-color-scheme: dark')
})

describe('versions of the database', () => {
  beforeEach(async () => {
    const logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
    const kit = await openKit({ cwd, env: {}, config: {}, logger, drawsSecrets: false })
    const send = (method: string, path: string, body?: object) =>
      askAsOperator(kit.platen, { method, path, ...(body === undefined ? {} : { body }) })
    await send('POST', '/templates', { document: CARD })
    const changed = { ...CARD, layers: [RED, { ...BLUE, fill: '#0f0' }, TITLE] }
    await send('PUT', '/templates/card/draft', { document: changed })
    await send('POST', '/templates/card/publish')
    await send('PUT', '/templates/card/draft', { document: { ...CARD, layers: [] } })
    await kit.platen.close()
  })

  test.each([
    ['two versions', 'card@1', 'card@2', 1, 'blue: changed'],
    ['the newest is the one without a number', 'card', 'card@2', 0, 'no pixel differs'],
    ['the draft', 'card@2', 'card@draft', 1, 'title: removed'],
  ])('%s', async (_why, before, after, code, words) => {
    const compared = await run(before, after)
    expect(compared.out + compared.err).toContain(words)
    expect(compared.code).toBe(code)
  })

  test('templates of another organisation are not found, but in it', async () => {
    const { code, err } = await run('card@1', 'card@2', '--org', 'acme')
    expect([code, err]).toEqual([4, expect.stringContaining('neither a file nor a template')])
    expect((await run('card@1', 'card@2', '--org', 'default')).code).toBe(1)
  })

  test('a file beside a version', async () => {
    await writeFile(join(cwd, 'a.json'), JSON.stringify(CARD))
    expect((await run('a.json', 'card@1')).code).toBe(0)
  })

  test.each([
    ['a version', 'card@7', 'has no version 7; the newest is 2'],
    ['a template', 'crad@1', 'neither a file nor a template "crad"'],
    ['a file', './crad.json', '"./crad.json" does not exist'],
  ])('%s that is not there is named', async (_why, name, message) => {
    const { code, err } = await run('card@1', name)
    expect([code, err]).toEqual([4, expect.stringContaining(message)])
  })
})

test('the configuration may bring other stores', async () => {
  const core = import.meta.resolve('@platen/core')
  const record = { id: 'tmpl_1', orgId: 'acme', slug: 'card', name: 'Card', createdBy: 'system' }
  const insertion = {
    ...record,
    document: JSON.stringify(CARD),
    createdAt: 1,
    publishedDigest: 'x',
  }
  await writeFile(
    join(cwd, 'platen.config.mjs'),
    `import { createMemoryStores } from ${JSON.stringify(core)}
export default {
  stores: async () => {
    const stores = createMemoryStores()
    await stores.templates.insert(${JSON.stringify(insertion)}, [])
    return stores
  },
}`,
  )
  await writeFile(join(cwd, 'a.json'), JSON.stringify(CARD))
  expect(await run('card@1', 'a.json', '--org', 'acme')).toMatchObject({ code: 0 })
  expect((await run('card@1', 'a.json')).code).toBe(4)
})

test('a page for each few items is compared as often as it is drawn', async () => {
  const rows = (fill: string) => ({
    ...{
      kind: 'repeater',
      name: 'rows',
      dynamic: true,
      x: 0,
      y: 0,
      width: 100,
      items: [{}, {}, {}],
    },
    item: { ...RED, name: undefined, fill },
  })
  const book = (fill: string) => ({
    canvas: CARD.canvas,
    pages: [{ layers: [rows(fill)], forEach: 'rows', perPage: 1 }],
  })
  await writeFile(join(cwd, 'a.json'), JSON.stringify(book('#f00')))
  await writeFile(join(cwd, 'b.json'), JSON.stringify(book('#0f0')))
  const { code, out } = await run('a.json', 'b.json', '--json')
  const { pages } = JSON.parse(out)
  expect([code, pages.map(({ differing }: { differing: number }) => differing)]).toEqual([
    1,
    [200, 200, 200],
  ])
})

test('an order that is refused is told apart from a difference', async () => {
  const { code, err } = await diff({}, '--set', 'titel.text=x')
  expect([code, err]).toEqual([4, expect.stringContaining('titel')])
})

test('without a database none is made', async () => {
  const { code, err } = await run('card@1', 'card@2')
  expect([code, err]).toEqual([4, expect.stringContaining('There is no database')])
  await expect(readFile(join(cwd, '.platen/platen.db'))).rejects.toThrow('ENOENT')
})

test.each([
  ['one template', ['a.json']],
  ['three templates', ['a.json', 'b.json', 'c.json']],
  ['a scale that is no number', ['a.json', 'b.json', '--scale', 'big']],
])('%s is a fault of the command line', async (_why, argv) => {
  expect((await run(...argv)).code).toBe(2)
})
