import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runCli } from '../src/run-cli.ts'

const CARD = {
  schema: 1,
  slug: 'card',
  name: 'Card',
  canvas: { width: 120, height: 60, background: '#123' },
  layers: [
    {
      kind: 'text',
      name: 'title',
      dynamic: true,
      x: 8,
      y: 8,
      width: 100,
      text: 'Hi',
      fill: '#fff',
    },
  ],
}

let cwd: string
let out: string[]
let err: string[]
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'platen-cli-'))
  out = []
  err = []
  await writeFile(join(cwd, 'card.json'), JSON.stringify(CARD))
})
afterEach(() => rm(cwd, { recursive: true }))

const run = (argv: readonly string[], signal = new AbortController().signal) =>
  runCli(argv, {
    cwd,
    env: {},
    signal,
    writeOut: (line) => out.push(line),
    writeErr: (line) => err.push(line),
  })

const startOf = async (name: string) => (await readFile(join(cwd, name))).subarray(0, 4)

describe('platen render', () => {
  test.each([
    ['PNG', 'a.png', [0x89, 0x50, 0x4e, 0x47]],
    ['JPEG', 'a.jpg', [0xff, 0xd8, 0xff]],
    ['WebP', 'a.webp', [0x52, 0x49, 0x46, 0x46]],
    ['SVG', 'a.svg', [0x3c]],
    ['PDF', 'a.pdf', [0x25, 0x50, 0x44, 0x46]],
  ])('writes %s when the file is named %s', async (_format, name, magic) => {
    expect(await run(['render', 'card.json', '-o', name])).toBe(0)
    expect([...(await startOf(name)).subarray(0, magic.length)]).toEqual(magic)
  })

  test('--set changes a dynamic layer, whatever characters the value has', async () => {
    await run(['render', 'card.json', '-o', 'plain.png'])
    expect(await run(['render', 'card.json', '--set', 'title.text=A&b=c %', '-o', 'set.png'])).toBe(
      0,
    )
    const [plain, set] = [
      await readFile(join(cwd, 'plain.png')),
      await readFile(join(cwd, 'set.png')),
    ]
    expect(plain.equals(set)).toBe(false)
  })

  test('--receipt prints what became of every layer', async () => {
    await run(['render', 'card.json', '-o', 'a.png', '--receipt'])
    const receipt = JSON.parse(out.join('\n'))
    expect(receipt.layers).toHaveLength(1)
    expect(receipt.layers[0]).toMatchObject({ path: 'title', kind: 'text', text: { lines: 1 } })
  })

  test('several templates go into a folder, with progress', async () => {
    await writeFile(join(cwd, 'other.json'), JSON.stringify({ ...CARD, slug: 'other' }))
    expect(
      await run(['render', 'card.json', 'other.json', '-o', 'pictures', '--format', 'webp']),
    ).toBe(0)
    expect(err[0]).toMatch(/^\[1\/2\] pictures\/card\.webp {2}120 × 60, \d+ KB, \d+ ms$/)
    expect(err[1]).toMatch(/^\[2\/2\] pictures\/other\.webp/)
    expect([...(await startOf('pictures/other.webp'))]).toEqual([0x52, 0x49, 0x46, 0x46])
  })

  test('a wrong name is refused with the name that was meant, and nothing is written', async () => {
    expect(await run(['render', 'card.json', '--set', 'titel.text=x', '-o', 'a.png'])).toBe(1)
    expect(err.join('\n')).toContain('Did you mean "title"?')
    await expect(readFile(join(cwd, 'a.png'))).rejects.toThrow('ENOENT')
  })

  test('one bad template does not keep the others from being drawn', async () => {
    await writeFile(join(cwd, 'bad.json'), '{')
    expect(await run(['render', 'bad.json', 'card.json', '-o', 'pictures'])).toBe(1)
    expect((await startOf('pictures/card.png'))[1]).toBe(0x50)
  })

  test('--watch draws again after a change, and its own output is no change', async () => {
    const abort = new AbortController()
    const watching = run(['render', 'card.json', '-o', 'card.png', '--watch'], abort.signal)
    const drawn = () => err.filter((line) => line.startsWith('card.png')).length
    await expect.poll(() => err.at(-1)).toContain('Watching')
    const before = await readFile(join(cwd, 'card.png'))
    await writeFile(
      join(cwd, 'card.json'),
      JSON.stringify({ ...CARD, canvas: { ...CARD.canvas, background: '#456' } }),
    )
    await expect.poll(drawn).toBe(2)
    abort.abort()
    expect(await watching).toBe(0)
    expect(drawn()).toBe(2)
    expect(before.equals(await readFile(join(cwd, 'card.png')))).toBe(false)
  })

  test.each([
    ['no template', ['render'], 'needs a template'],
    ['an unknown option', ['render', 'card.json', '--sett', 'a.b=c'], '--sett'],
    [
      'an assignment without a value',
      ['render', 'card.json', '--set', 'title'],
      'name.property=value',
    ],
    ['one file for two templates', ['render', 'a.json', 'b.json', '-o', 'x.png'], 'one file'],
    ['a format that is not written', ['render', 'card.json', '-o', 'x.gif'], '"gif"'],
    [
      'two formats',
      ['render', 'card.json', '-o', 'x.png', '--format', 'webp'],
      'not a file of the format',
    ],
    [
      'a scale that is no number',
      ['render', 'card.json', '--scale', 'big'],
      '--scale takes a number',
    ],
  ])('%s is a fault of the command line', async (_why, argv, message) => {
    expect(await run(argv)).toBe(2)
    expect(err.join('\n')).toContain(message)
  })
})

describe('platen check', () => {
  test('says ok and what the template is', async () => {
    expect(await run(['check', 'card.json'])).toBe(0)
    expect(out).toEqual(['card.json: ok, "Card", 120 × 60'])
  })

  test('names every fault with its place', async () => {
    const layers = [{ ...CARD.layers[0], fontSise: 12 }, { kind: 'imgae' }]
    await writeFile(join(cwd, 'card.json'), JSON.stringify({ ...CARD, layers }))
    expect(await run(['check', 'card.json'])).toBe(1)
    expect(err.join('\n')).toContain('/layers/0/fontSise')
    expect(err.join('\n')).toContain('Did you mean "fontSize"?')
    expect(err.join('\n')).toContain('/layers/1/kind')
  })

  test('a file that does not exist is named', async () => {
    expect(await run(['check', 'nothing.json'])).toBe(1)
    expect(err.join('\n')).toContain('does not exist')
  })
})

test.each([[['--version']], [['--help']], [[]]])(
  'platen %s answers and exits with 0',
  async (argv) => {
    expect(await run(argv)).toBe(0)
    expect(out).toHaveLength(1)
  },
)
