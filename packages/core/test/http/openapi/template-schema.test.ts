import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../../src/foundation/limits.ts'
import { buildOpenApi } from '../../../src/http/openapi/build-open-api.ts'
import { ROUTES } from '../../../src/http/routes.ts'
import { buildOverrideSchema } from '../../../src/http/templates/build-override-schema.ts'
import { parseTemplate } from '../../../src/model/parse-template.ts'

const { components } = buildOpenApi(ROUTES, {
  version: '1',
  serverUrl: '/api/v1',
  errorBase: 'https://renderstack.io/errors',
})

const ajv = new Ajv2020({ strict: false }).addSchema({ components }, 'openapi')
const validatorOf = (name: string) => ajv.compile({ $ref: `openapi#/components/schemas/${name}` })
const validate = validatorOf('Template')
const validateOverrides = validatorOf('Overrides')

const SAMPLES = new URL('../../../../../examples/samples/templates/', import.meta.url)
const samples = readdirSync(SAMPLES)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, document: JSON.parse(readFileSync(new URL(name, SAMPLES), 'utf8')) }))

test('no part is without a name that people can read', () => {
  expect(
    Object.keys(components.schemas).filter((name) => !/^[A-Z][A-Za-z0-9]*$/.test(name)),
  ).toEqual([])
})

test('what is sent and what is answered is one and the same', () => {
  const twice = Object.keys(components.schemas).filter((name) => /(?:In|Out)put$/.test(name))
  expect(twice).toEqual([])
})

test.each(samples)('$name is a template', ({ document }) => {
  expect(validate(document) ? [] : validate.errors).toEqual([])
})

const canvas = { width: 100, height: 100 }
const withLayer = (layer: object) => ({ canvas, layers: [layer] })

describe('a document is refused by the schema, as by the parser, when', () => {
  test.each([
    ['it has no canvas', { layers: [] }],
    ['a property is unknown', { canvas, colour: '#fff' }],
    ['a layer has no kind', withLayer({ text: 'Hi' })],
    ['a kind is unknown', withLayer({ kind: 'video' })],
    ['a property belongs to another kind', withLayer({ kind: 'image', fontSize: 12 })],
    ['a word is not one of its set', withLayer({ kind: 'text', align: 'middle' })],
    ['a number is out of range', withLayer({ kind: 'text', opacity: 2 })],
    ['a name has a space', withLayer({ kind: 'text', name: 'my title' })],
    ['a list is too long', withLayer({ kind: 'text', shadow: Array(9).fill({}) })],
    [
      'a list has another length',
      withLayer({ kind: 'container', children: [], padding: [1, 2, 3] }),
    ],
    ['a share has no number', withLayer({ kind: 'text', width: 'half%' })],
    ['a child is unsound', withLayer({ kind: 'container', children: [{ kind: 'text', fill: 1 }] })],
    ['an item is missing', withLayer({ kind: 'repeater' })],
    [
      'a gradient has one stop',
      withLayer({
        kind: 'shape',
        shape: 'rect',
        fill: { type: 'linear', stops: [{ at: 0, color: 'red' }] },
      }),
    ],
    [
      'a rule compares with an object',
      withLayer({ kind: 'text', visibleWhen: { layer: 'a', equals: {} } }),
    ],
    ['a fallback is no list', withLayer({ kind: 'text', fallback: { text: 'Hi' } })],
    ['there are no pages', { canvas, pages: [] }],
    ['a page has no layers', { canvas, pages: [{}] }],
    ['a token has no colour', { canvas, tokens: { ink: 1 } }],
  ])('%s', (_why, document) => {
    expect(validate(document)).toBe(false)
    expect(() => parseTemplate(document, DEFAULT_LIMITS)).toThrow()
  })
})

describe('overrides', () => {
  test.each([
    ['a layer has an object', { title: { text: 'Hi', fill: '$ink' } }, true],
    ['a layer has a bare value', { title: 'Hi', photo: 'https://example.com/a.png' }, true],
    ['a value is given up', { title: null, photo: { src: '' } }, true],
    ['items hold overrides', { rows: [{ name: 'Mug', price: { text: '9' } }] }, true],
    ['items hold items', { rows: { items: [{ cells: [{ name: 'a' }] }] } }, true],
    ['no kind has the property', { title: { txt: 'Hi' } }, false],
    ['no kind takes the value', { title: { text: 5 } }, false],
    ['a bare value is of no kind', { title: true }, false],
    ['an item has an unknown property', { rows: [{ name: { txt: 'Mug' } }] }, false],
    ['they are a list', [], false],
  ])('%s', (_why, overrides, isSound) => {
    expect(validateOverrides(overrides)).toBe(isSound)
  })
})

test.each(samples)('the schema of overrides of $name has all that it refers to', ({ document }) => {
  const schema = buildOverrideSchema(parseTemplate(document, DEFAULT_LIMITS))
  expect(new Ajv2020({ strict: false }).compile(schema as object)({})).toBe(true)
})
