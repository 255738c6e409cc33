import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startCommand } from '../in-process.ts'

interface Case {
  readonly name: string
  readonly page?: number
  readonly refused?: string
  readonly faults: readonly { readonly kind: string; readonly detail: string }[]
}

const TITLE = { kind: 'text', name: 'title', x: 0, y: 0, width: 90, fontSize: 10, text: 'Hi' }

let cwd: string
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'platen-stress-'))
})
afterEach(() => rm(cwd, { recursive: true }))

const stress = async (card: object, ...argv: readonly string[]) => {
  const canvas = { width: 100, height: 400, background: '#fff' }
  await writeFile(join(cwd, 'card.json'), JSON.stringify({ canvas, ...card }))
  const command = startCommand(['stress', 'card.json', '--json', ...argv], { cwd })
  const code = await command.ended
  const { cases, failing, refused } = JSON.parse(command.out())
  return { code, cases: cases as readonly Case[], failing, refused }
}

describe('contents follow the policy of their layer', () => {
  const slot = (allow: object) => ({ layers: [{ ...TITLE, dynamic: { allow } }] })
  const ordersOf = async () => {
    const page = await readFile(join(cwd, 'card-stress/index.html'), 'utf8')
    return [...page.matchAll(/<pre>([^<]*)<\/pre>/g)].map(([, json = '{}']) => {
      const { title } = JSON.parse(json.replaceAll('&quot;', '"'))
      return title?.text as string | undefined
    })
  }

  test('texts are no longer than it allows, and one is as long', async () => {
    const { refused } = await stress(slot({ text: { maxLength: 30 } }))
    const lengths = (await ordersOf()).map((text) => text?.length ?? 0)
    expect([refused, Math.max(...lengths)]).toEqual([0, 30])
  })

  test('a text may be allowed to be longer than any of ours', async () => {
    await stress(slot({ text: { maxLength: 900 } }), '--only', 'long-text')
    expect((await ordersOf()).map((text) => text?.length)).toEqual([900])
  })

  test('no character is cut in two', async () => {
    await stress(slot({ text: { maxLength: 10 } }), '--only', 'emoji')
    expect(await ordersOf()).toEqual(['Party 🎉'])
  })

  test('allowed values are tried in place of hard ones', async () => {
    const { cases } = await stress(slot({ text: { enum: ['Free', 'Pro'] } }))
    const names = cases.map(({ name }) => name)
    expect(names).toEqual(['as-is', 'title/missing', 'title/allowed-1', 'title/allowed-2'])
    expect(cases.flatMap(({ faults }) => faults)).toEqual([])
  })

  test('what a pattern refuses is shown as refused, which is no fault', async () => {
    const { code, cases, failing } = await stress(slot({ text: { pattern: '[A-Z]' } }))
    const kept = cases.filter(({ refused }) => refused !== undefined).map(({ name }) => name)
    expect([code, failing]).toEqual([0, 0])
    expect(kept).toContain('title/long-word')
    expect(kept).not.toContain('title/one-character')
    const page = await readFile(join(cwd, 'card-stress/index.html'), 'utf8')
    expect(page).toContain('Refused by policy.')
  })

  test('numbers stay in their range, and what may not be set is not tried', async () => {
    const rating = { kind: 'rating', x: 0, y: 20, width: 90, height: 18 }
    const { cases, refused } = await stress({
      layers: [
        { ...rating, name: 'stars', value: 3, dynamic: { allow: { value: { min: 1, max: 4 } } } },
        { ...rating, name: 'fixed', value: 3, dynamic: { allow: { fill: true } } },
      ],
    })
    const names = cases.map(({ name }) => name)
    expect([names, refused]).toEqual([['as-is', 'stars/empty', 'stars/nearly-full'], 0])
  })

  test('a picture may only come from where its policy says', async () => {
    const photo = { kind: 'image', name: 'photo', x: 0, y: 0, width: 9, height: 9, src: 'data:,' }
    const dynamic = { allow: { src: { hosts: ['cdn.example.com'] } } }
    const { cases } = await stress({ layers: [{ ...photo, dynamic }] }, '--only', 'tiny')
    expect(cases).toMatchObject([{ faults: [], refused: expect.stringContaining('"hosts"') }])
  })
})

test('what a template requires and a content breaks is a fault, with its picture', async () => {
  const layers = [{ ...TITLE, height: 14, dynamic: true, fit: 'shrink', minFontSize: 2 }]
  const card = { layers, require: { minFontSize: 9, glyphs: 'all' } }
  const { code, cases } = await stress(card, '--only', 'long-word', '--min-font-size', '1')
  expect(code).toBe(1)
  expect(cases[0]?.faults).toMatchObject([
    { kind: 'requirement', detail: expect.stringMatching(/"title".*"minFontSize" 9$/) },
  ])
  const page = await readFile(join(cwd, 'card-stress/index.html'), 'utf8')
  expect(page.match(/<img /g)).toHaveLength(1)
})

test('a page for each few items is drawn as often as the order makes it', async () => {
  const rows = {
    ...{ kind: 'repeater', name: 'rows', dynamic: true, x: 0, y: 0, width: 100, max: 12 },
    item: { kind: 'text', name: 'name', dynamic: true, fontSize: 10 },
    items: ['a', 'b', 'c'].map((name) => ({ name })),
  }
  const end = { ...TITLE, name: 'end', dynamic: true }
  const pages = [{ layers: [rows], forEach: 'rows', perPage: 2 }, { layers: [end] }]
  const { cases } = await stress({ pages }, '--only', 'as-is', '--only', 'rows', '--only', 'end')
  const drawn = cases.map(({ name, page }) => `${name} ${page}`)
  expect(drawn).toEqual(
    expect.arrayContaining([
      ...['as-is@1 1', 'as-is@2 2', 'as-is@3 3'],
      ...['rows/0-items 1', 'rows/1-items 1', 'rows/6-items@1 1', 'rows/6-items@3 3'],
      // Of six pages that are alike, the first three and the last.
      ...['rows/12-items@1 1', 'rows/12-items@3 3', 'rows/12-items@6 6'],
      'end/long-word 3',
    ]),
  )
  expect(drawn).not.toContain('rows/12-items@5 5')
})
