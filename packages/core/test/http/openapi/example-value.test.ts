import { expect, test } from 'vitest'
import { buildExample } from '../../../src/http/openapi/example-value.ts'

const options = { find: () => undefined, id: 'tmpl_1' }

test.each([
  ['what the schema gives comes first', { type: 'string', examples: ['a'], enum: ['b'] }, 'a'],
  ['a word of a closed set', { enum: ['b', 'c'] }, 'b'],
  ['a time', { type: 'string', format: 'date-time' }, '2026-01-31T08:00:00.000Z'],
  ['a number within its bounds', { type: 'integer', minimum: 5 }, 5],
  ['the first variant', { anyOf: [{ type: 'boolean' }, { type: 'null' }] }, true],
  ['one item of a list', { type: 'array', items: { type: 'integer' } }, [1]],
  [
    'a text that its name explains',
    { type: 'object', properties: { slug: { type: 'string' } } },
    { slug: 'social-card' },
  ],
  ['an id', { type: 'object', properties: { id: { type: 'string' } } }, { id: 'tmpl_1' }],
  [
    'only what must be there: a revoked key is not active',
    {
      type: 'object',
      required: ['status'],
      properties: { status: { const: 'active' }, revokedAt: { type: 'string' } },
    },
    { status: 'active' },
  ],
])('%s', (_why, schema, expected) => {
  expect(buildExample(schema, options)).toEqual(expected)
})

test('a schema that contains itself has an end', () => {
  const tree = { type: 'object', properties: { child: { $ref: '#/components/schemas/Tree' } } }
  const example = buildExample(tree, { ...options, find: () => tree })
  expect(JSON.stringify(example).length).toBeLessThan(200)
})
