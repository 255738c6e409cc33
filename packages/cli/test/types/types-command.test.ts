import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startCommand } from '../in-process.ts'
import { compileStrictly } from './compile-strictly.ts'

const BOX = { x: 0, y: 0, width: 50, height: 50 }
const ROW = {
  kind: 'container',
  children: [
    { kind: 'text', name: 'name', dynamic: true },
    { kind: 'qr', name: 'code', dynamic: true, data: 'x' },
  ],
}
const CARD = {
  schema: 1,
  slug: 'social-card',
  name: 'It’s a "card" */',
  canvas: { width: 120, height: 60 },
  layers: [
    { kind: 'text', name: 'title', dynamic: true, ...BOX },
    { kind: 'text', name: 'fixed', text: 'Not dynamic', ...BOX },
    { kind: 'image', name: 'photo', dynamic: true, ...BOX },
    { kind: 'rating', name: 'stars', dynamic: true, ...BOX },
    { kind: 'container', name: 'box', dynamic: true, children: [], ...BOX },
    { kind: 'repeater', name: 'rows', dynamic: true, item: ROW, ...BOX },
  ],
}

let cwd: string
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'platen-types-'))
  await writeFile(join(cwd, 'card.json'), JSON.stringify(CARD))
})
afterEach(() => rm(cwd, { recursive: true }))

const run = async (...argv: readonly string[]) => {
  const command = startCommand(['types', ...argv], { cwd })
  return { code: await command.ended, out: command.out(), err: command.err() }
}

/** What orders may say, what they may not, and why. */
const OVERRIDES = [
  ['a layer has properties', { title: { text: 'Hi', fontSize: 12, fill: '#123' } }, true],
  ['a layer has the bare value of its kind', { title: 'Hi', photo: 'a.png', stars: 2.5 }, true],
  ['a text has variants', { title: { text: ['long', 'short'] } }, true],
  ['null asks for the fallback', { title: null, photo: { src: null } }, true],
  ['so does an empty text', { photo: '', title: '' }, true],
  [
    'a fill is a gradient',
    {
      title: {
        fill: {
          type: 'linear',
          stops: [
            { at: 0, color: 'red' },
            { at: 1, color: 'blue' },
          ],
        },
      },
    },
    true,
  ],
  ['items are overrides', { rows: [{ name: 'Mug', code: { data: 'A' } }] }, true],
  [
    'items stand beside other properties',
    { rows: { gap: 4, items: [{ name: { text: 'x' } }] } },
    true,
  ],
  ['nothing changes', {}, true],
  ['a layer is unknown', { titel: 'Hi' }, false],
  ['a layer is not dynamic', { fixed: 'Hi' }, false],
  ['a property is of another kind', { title: { src: 'a.png' } }, false],
  ['a value has another type', { title: { fontSize: 'big' } }, false],
  ['a bare value is of another kind', { stars: 'five' }, false],
  ['a container has no bare value', { box: 'red' }, false],
  ['a keyword is unknown', { title: { align: 'middle' } }, false],
  [
    'a gradient has an unknown part',
    { title: { fill: { type: 'linear', stops: [], from: 1 } } },
    false,
  ],
  ['an item has an unknown layer', { rows: [{ nmae: 'Mug' }] }, false],
  ['an item beside properties has an unknown layer', { rows: { items: [{ nmae: 'Mug' }] } }, false],
] as const

describe('the types', () => {
  test('admit and refuse what orders may say, under strict', async () => {
    const { code, out } = await run('card.json')
    expect(code).toBe(0)
    const uses = OVERRIDES.map(([why, overrides, isSound], index) => {
      const expected = isSound ? '' : '// @ts-expect-error\n'
      return `// ${why}\n${expected}export const use${index}: SocialCardOverrides = ${JSON.stringify(overrides)}`
    })
    const use = `import type { SocialCardOverrides } from './types.ts'\n${uses.join('\n')}`
    expect(compileStrictly({ 'types.ts': out, 'use.ts': use })).toEqual([])
  })

  test('fit the orders of a template whose content is unknown', async () => {
    const { out } = await run('card.json')
    const use = `import { createPlaten, parseTemplate } from '@platen/core'
import type { SocialCardOverrides } from './types.ts'
const layers: SocialCardOverrides = { title: ['Hello', 'Hi'], rows: [{ name: 'x' }] }
export const image = createPlaten().render(parseTemplate('{}'), { layers })`
    expect(compileStrictly({ 'types.ts': out, 'use.ts': use })).toEqual([])
  }, 60_000)

  test('of several templates share what is the same', async () => {
    await writeFile(join(cwd, '2nd.json'), JSON.stringify({ ...CARD, slug: undefined }))
    const { code } = await run('card.json', '2nd.json', '-o', 'types/cards.ts')
    const written = await readFile(join(cwd, 'types/cards.ts'), 'utf8')
    expect(code).toBe(0)
    expect(written.match(/^export type Fill =/gm)).toHaveLength(1)
    expect(written).toContain('export type SocialCardOverrides = {')
    expect(written).toContain('export type Template2ndOverrides = {')
    expect(compileStrictly({ 'types.ts': written })).toEqual([])
  })

  test('of a template without dynamic layers refuse every name', async () => {
    await writeFile(join(cwd, 'card.json'), JSON.stringify({ ...CARD, layers: [CARD.layers[1]] }))
    const { out } = await run('card.json')
    const use = `import type { SocialCardOverrides } from './types.ts'
export const none: SocialCardOverrides = {}
// @ts-expect-error
export const one: SocialCardOverrides = { fixed: 'Hi' }`
    expect(compileStrictly({ 'types.ts': out, 'use.ts': use })).toEqual([])
  })

  test('go into a folder, a file each', async () => {
    const { code, err } = await run('card.json', '-o', 'types')
    expect([code, err]).toEqual([0, 'types/card.d.ts'])
    expect(await readFile(join(cwd, 'types/card.d.ts'), 'utf8')).toContain('SocialCardOverrides')
  })
})

describe('the JSON Schema', () => {
  test('admits and refuses what orders may say', async () => {
    const { code, out } = await run('card.json', '--json-schema')
    expect(code).toBe(0)
    const validate = new Ajv2020({ allowUnionTypes: true }).compile(JSON.parse(out))
    const answers = OVERRIDES.map(([why, overrides]) => [why, validate(overrides)])
    expect(answers).toEqual(OVERRIDES.map(([why, , isSound]) => [why, isSound]))
  })

  test('is written where told', async () => {
    await run('card.json', '--json-schema', '-o', 'schemas')
    const schema = JSON.parse(await readFile(join(cwd, 'schemas/card.schema.json'), 'utf8'))
    expect(schema.title).toBe(CARD.name)
  })
})

describe('what is wrong', () => {
  test.each([
    ['no template', [], 'needs a template'],
    ['several for one schema', ['card.json', 'card.json', '--json-schema'], 'one template'],
    ['an output that is neither', ['card.json', '-o', 'types.png'], '".ts"'],
    ['nothing to watch for', ['card.json', '--watch'], '--output'],
  ])('%s is a fault of the command line', async (_why, argv, message) => {
    const { code, err } = await run(...argv)
    expect(code).toBe(2)
    expect(err).toContain(message)
  })

  test('two templates of one name are refused with both names', async () => {
    await writeFile(join(cwd, 'other.json'), JSON.stringify({ ...CARD, name: 'Other' }))
    const { code, err } = await run('card.json', 'other.json')
    expect(code).toBe(1)
    expect(err).toContain('"Other" would both be called SocialCardOverrides')
  })

  test('a bad template is named, and nothing is written', async () => {
    await writeFile(join(cwd, 'bad.json'), '{')
    const { code, err } = await run('card.json', 'bad.json', '-o', 'all.ts')
    expect(code).toBe(1)
    expect(err).toContain('bad.json:')
    await expect(readFile(join(cwd, 'all.ts'))).rejects.toThrow('ENOENT')
  })
})

test('--watch writes again when the template changes', async () => {
  const command = startCommand(['types', 'card.json', '-o', 'types.ts', '--watch'], { cwd })
  await expect.poll(command.err).toContain('Watching')
  await writeFile(join(cwd, 'card.json'), JSON.stringify({ ...CARD, slug: 'renamed' }))
  await expect.poll(() => readFile(join(cwd, 'types.ts'), 'utf8')).toContain('RenamedOverrides')
  command.stop()
  expect(await command.ended).toBe(0)
})
