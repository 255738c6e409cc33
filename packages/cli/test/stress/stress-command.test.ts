import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startCommand } from '../in-process.ts'

const ROW = { kind: 'container', children: [{ kind: 'text', name: 'name', dynamic: true }] }
const CARD = {
  schema: 1,
  slug: 'card',
  name: 'Card <1>',
  canvas: { width: 200, height: 100, background: '#fff' },
  defaults: { fontSize: 12, maxLines: 1, overflow: 'ellipsis', wrap: 'none' },
  layers: [
    { kind: 'text', name: 'title', dynamic: true, x: 4, y: 4, width: 90, height: 16, text: 'Hi' },
    {
      kind: 'image',
      name: 'photo',
      dynamic: true,
      x: 100,
      y: 4,
      width: 40,
      height: 40,
      fallback: { else: 'hide' },
    },
    {
      kind: 'repeater',
      name: 'rows',
      dynamic: true,
      x: 4,
      y: 50,
      width: 190,
      height: 46,
      item: ROW,
      items: [{ name: 'a' }],
      max: 3,
    },
  ],
}

interface Faulty {
  readonly name: string
  readonly faults: readonly { readonly kind: string; readonly layer?: string }[]
}

let cwd: string
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'platen-stress-'))
})
afterEach(() => rm(cwd, { recursive: true }))

/** Runs on a card whose layers are changed. */
const stress = async (changes: Readonly<Record<string, object>>, ...argv: readonly string[]) => {
  const layers = CARD.layers.map((layer) => ({ ...layer, ...changes[layer.name] }))
  await writeFile(join(cwd, 'card.json'), JSON.stringify({ ...CARD, layers }))
  const command = startCommand(['stress', 'card.json', ...argv], { cwd })
  return { code: await command.ended, out: command.out(), err: command.err() }
}

/** The faults of the cases that are asked for: `kind` of `layer`, by case. */
const faultsOf = async (changes: Readonly<Record<string, object>>, ...argv: readonly string[]) => {
  const { out } = await stress(changes, '--json', ...argv)
  const { cases } = JSON.parse(out) as { readonly cases: readonly Faulty[] }
  return Object.fromEntries(
    cases.map(({ name, faults }) => [name, faults.map((fault) => `${fault.kind} ${fault.layer}`)]),
  )
}

describe('faults', () => {
  test.each([
    [
      'a text that nothing holds back leaves its box',
      { title: { maxLines: 90, overflow: 'visible', wrap: 'normal' } },
      'title/long-text',
      ['overflow title'],
    ],
    [
      'a text is cut without a word of it',
      { title: { overflow: 'clip', wrap: 'normal' } },
      'title/long-text',
      ['clipped title'],
    ],
    ['an ellipsis says that a text is cut', {}, 'title/long-text', []],
    ['no font has a script', {}, 'title/thai', ['missing-glyphs title']],
    [
      'a text shrinks until nobody can read it',
      { title: { fit: 'shrink', minFontSize: 2 } },
      'title/long-text',
      ['too-small title'],
    ],
    ['a picture that is broken is left out as the template says', {}, 'photo/broken', []],
    [
      'a picture that is broken and has no stand-in stops the render',
      { photo: { fallback: undefined } },
      'photo/broken',
      ['refused undefined'],
    ],
    [
      'items push others off the canvas',
      { rows: { height: undefined, y: 80 } },
      'rows/3-items',
      [
        'off-canvas rows',
        'off-canvas rows.1',
        'off-canvas rows.1.name',
        'off-canvas rows.2',
        'off-canvas rows.2.name',
      ],
    ],
  ] as const)('%s', async (_why, changes, name, expected) => {
    const faults = await faultsOf(changes, '--only', name)
    expect(faults).toEqual({ [name]: expected })
  })

  test('what sticks out of the template as it is, is meant to', async () => {
    const faults = await faultsOf({ photo: { x: -20 } }, '--only', 'as-is', '--only', 'photo')
    expect(Object.values(faults).flat()).toEqual([])
  })
})

describe('cases', () => {
  test('every layer is tried with every content of its kind, those in repeaters too', async () => {
    const faults = await faultsOf({}, '--min-font-size', '1')
    const names = Object.keys(faults)
    expect(names[0]).toBe('as-is')
    expect(names).toEqual(
      expect.arrayContaining(['all/missing', 'title/one-character', 'photo/tiny']),
    )
    expect(names).toEqual(expect.arrayContaining(['rows/0-items', 'rows/1-items', 'rows/3-items']))
    expect(names).toContain('rows.name/long-word')
    expect(new Set(names).size).toBe(names.length)
  })

  test('--only takes layers, contents and both; --max bounds them and says so', async () => {
    expect(Object.keys(await faultsOf({}, '--only', 'tiny'))).toEqual(['photo/tiny'])
    const { code, err, out } = await stress({}, '--only', 'photo', '--max', '2', '--json')
    expect([code, JSON.parse(out).cases.length, JSON.parse(out).leftOut]).toEqual([0, 2, 5])
    expect(err).toContain('5 more cases were left out')
  })
})

describe('reports', () => {
  test('exit with 1 when there are faults, and name them', async () => {
    const { code, out } = await stress({}, '--only', 'title/thai', '--only', 'as-is')
    expect(code).toBe(1)
    expect(out).toContain('title/thai\n  title: no font has U+0E01')
    expect(out).toContain('2 pictures, 1 with faults.')
  })

  test('exit with 0 when there are none', async () => {
    expect((await stress({}, '--only', 'photo')).code).toBe(0)
  })

  test('are one page without anything from outside, and a picture', async () => {
    await stress({}, '--only', 'title/thai', '--only', 'photo/tiny', '-o', 'out')
    const page = await readFile(join(cwd, 'out/index.html'), 'utf8')
    expect(page.match(/<img src="data:image\/webp;base64,/g)).toHaveLength(2)
    expect(page).not.toMatch(/(?:src|href)="(?!data:|#)/)
    expect(page).toContain('<h1>Card &lt;1&gt;</h1>')
    expect(page).toContain('No font has')
    const sheet = await readFile(join(cwd, 'out/sheet.png'))
    expect(sheet.subarray(1, 4).toString()).toBe('PNG')
    expect([sheet.readUInt32BE(16), sheet.readUInt32BE(20)]).toEqual([544, 268])
  })

  test('of equal templates are equal', async () => {
    const only = ['--only', 'title', '--only', '1-items']
    const first = await stress({}, '-o', 'a', '--json', ...only)
    const second = await stress({}, '-o', 'b', '--json', ...only)
    expect(second.out).toBe(first.out)
    for (const name of ['index.html', 'sheet.png']) {
      const [a, b] = [await readFile(join(cwd, 'a', name)), await readFile(join(cwd, 'b', name))]
      expect(a.equals(b)).toBe(true)
    }
  })
})

test.each([
  ['no template', [], 'takes one template'],
  ['a case that there is not', ['card.json', '--only', 'titel'], '"title"'],
  ['a bound that is no number', ['card.json', '--max', 'few'], '--max takes a number'],
])('%s is a fault of the command line', async (_why, argv, message) => {
  await writeFile(join(cwd, 'card.json'), JSON.stringify(CARD))
  const command = startCommand(['stress', ...argv], { cwd })
  expect(await command.ended).toBe(2)
  expect(command.err()).toContain(message)
})
