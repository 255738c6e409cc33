import { expect, test } from 'vitest'
import { SAMPLE_LANGUAGES } from '../../../src/http/samples/sample-languages.ts'
import { buildSampleUrl } from '../../../src/http/samples/sample-request.ts'
import { buildSample } from './sample-cases.ts'

const render = buildSample({
  url: 'https://platen.example/api/v1/renders/sync',
  body: {
    kind: 'json',
    value: { template: 'social-card', layers: { title: { text: 'Hello World' } } },
  },
  answer: { kind: 'file', fileName: 'result.png' },
})

test('the published curl request is printed', () => {
  expect(SAMPLE_LANGUAGES.shell.print(render)).toBe(`curl --request POST \\
  --url 'https://platen.example/api/v1/renders/sync' \\
  --header 'Authorization: Bearer rs_live_...' \\
  --header 'Content-Type: application/json' \\
  --data '{
  "template": "social-card",
  "layers": {
    "title": {
      "text": "Hello World"
    }
  }
}' \\
  --fail --output 'result.png'`)
})

test('the published Node snippet is printed', () => {
  expect(SAMPLE_LANGUAGES.node.print(render)).toBe(`import { writeFile } from 'node:fs/promises'

const response = await fetch('https://platen.example/api/v1/renders/sync', {
  method: 'POST',
  headers: {
    Authorization: 'Bearer rs_live_...',
    'Content-Type': 'application/json',
  },
  body: JSON.stringify({
    template: 'social-card',
    layers: { title: { text: 'Hello World' } },
  }),
})
if (!response.ok) throw new Error(await response.text())
await writeFile('result.png', new Uint8Array(await response.arrayBuffer()))`)
})

test.each([
  ['ruby', 'true and nothing', '{ "yes" => true, "nothing" => nil }'],
  ['php', 'true and nothing', "['yes' => true, 'nothing' => null]"],
  ['python', 'True and None', '{"yes": True, "nothing": None}'],
  ['node', 'true and null', '{ yes: true, nothing: null }'],
] as const)('%s says %s', (language, _why, literal) => {
  const body = { kind: 'json', value: { yes: true, nothing: null } } as const
  expect(SAMPLE_LANGUAGES[language].print(buildSample({ body }))).toContain(literal)
})

test.each([
  ['php', 'an empty object must not become a list', {}, '(object) []'],
  ['php', 'names that are numbers would be indices', { '0': 'a' }, "(object) ['0' => 'a']"],
  [
    'node',
    'a plain name would set the prototype',
    JSON.parse('{"__proto__":1}'),
    "['__proto__']: 1",
  ],
] as const)('%s: %s', (language, _why, value, literal) => {
  const sample = SAMPLE_LANGUAGES[language].print(buildSample({ body: { kind: 'json', value } }))
  expect(sample).toContain(literal)
})

test.each([
  [
    'repeated parameters stay apart',
    [
      ['type', 'a'],
      ['type', 'b'],
    ],
    'type=a&type=b',
  ],
  ['items of a list stand between bare commas', [['type', ['a', 'b']]], 'type=a,b'],
  ['a comma in an item is encoded', [['name', ['a,b', 'c']]], 'name=a%2Cb,c'],
  ['curl would take brackets for a pattern', [['a[0]', '{1,2}']], 'a%5B0%5D=%7B1%2C2%7D'],
] as const)('%s', (_why, query, expected) => {
  expect(buildSampleUrl(buildSample({ query }))).toBe(
    `https://platen.example/api/v1/renders?${expected}`,
  )
})
