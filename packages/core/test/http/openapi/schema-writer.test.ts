import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createSchemaWriter } from '../../../src/http/openapi/schema-writer.ts'
import { closedObject } from '../../../src/model/closed-object.ts'
import { keyword, leafSchema } from '../../../src/model/leaf-schema.ts'
import { listSchema } from '../../../src/model/list-schema.ts'
import { writeAs } from '../../../src/model/write-as.ts'

describe('components', () => {
  test('a schema with an id is a component, wherever it is used', () => {
    const key = z.object({ id: z.string() }).meta({ id: 'Key' })
    const writer = createSchemaWriter()
    expect(writer.write(z.array(key), 'output')).toEqual({
      type: 'array',
      items: { $ref: '#/components/schemas/Key' },
    })
    expect(writer.write(key, 'output')).toEqual({ $ref: '#/components/schemas/Key' })
    expect(Object.keys(writer.components)).toEqual(['Key'])
  })

  test('what is sent has a name of its own where it differs from what is answered', () => {
    const page = z.object({ limit: z.number().default(20) }).meta({ id: 'Page' })
    const writer = createSchemaWriter()
    expect(writer.write(page, 'output')).toEqual({ $ref: '#/components/schemas/Page' })
    expect(writer.write(page, 'input')).toEqual({ $ref: '#/components/schemas/PageInput' })
    expect(writer.components).toMatchObject({
      Page: { required: ['limit'] },
      PageInput: { properties: { limit: { default: 20 } } },
    })
  })

  test('a schema that contains itself refers to itself', () => {
    interface Tree {
      readonly children: readonly Tree[]
    }
    const tree: z.ZodType<Tree> = z
      .object({ children: z.array(z.lazy(() => tree)) })
      .meta({ id: 'Tree' })
    const writer = createSchemaWriter()
    writer.write(tree, 'output')
    expect(writer.components['Tree']).toMatchObject({
      properties: { children: { items: { $ref: '#/components/schemas/Tree' } } },
    })
  })
})

describe('what is said and what is not', () => {
  const write = (schema: z.ZodType, direction: 'input' | 'output' = 'input') =>
    createSchemaWriter().write(schema, direction)

  test('a closed object refuses other properties', () => {
    const schema = closedObject<{ name: string }>({ shape: { name: z.string() } })
    expect(write(schema)).toMatchObject({ additionalProperties: false })
  })

  test('an answer may get further properties some day', () => {
    expect(write(z.object({ name: z.string() }), 'output')).not.toHaveProperty(
      'additionalProperties',
    )
  })

  test('any JSON is no schema at all', () => {
    expect(write(z.object({ metadata: z.record(z.string(), z.json()) }))).toEqual({
      type: 'object',
      properties: { metadata: { type: 'object', additionalProperties: {} } },
      required: ['metadata'],
    })
  })

  test('a time is told by its format alone', () => {
    expect(write(z.iso.datetime())).toEqual({ type: 'string', format: 'date-time' })
  })

  test.each([
    [
      'a list has its members and bounds',
      listSchema(z.boolean(), { minimum: 1, maximum: 4 }),
      {
        type: 'array',
        items: { type: 'boolean' },
        minItems: 1,
        maxItems: 4,
      },
    ],
    ['a keyword has its words', keyword(['a', 'b']), { type: 'string', enum: ['a', 'b'] }],
    [
      'a leaf that says nothing of itself has the types that it takes and its own words for them',
      leafSchema((value) =>
        typeof value === 'string' ? undefined : { code: 'invalid_type', expected: 'a word' },
      ),
      { type: 'string', description: 'A word.' },
    ],
    [
      'a leaf may say more',
      leafSchema(
        () => undefined,
        () => z.string().regex(/^a+$/),
      ),
      { type: 'string', pattern: '^a+$' },
    ],
    [
      'one schema may be written as another',
      writeAs(z.unknown(), () => z.boolean()).optional(),
      { type: 'boolean' },
    ],
  ])('%s', (_rule, schema, expected) => {
    expect(write(schema)).toEqual(expected)
  })

  test('variants with names are told apart by the words of their discriminator', () => {
    const shape = (name: string, kind: string) =>
      closedObject<{ kind: string }>({ name, shape: { kind: z.literal(kind) }, required: ['kind'] })
    const reference = (name: string) => `#/components/schemas/${name}`
    expect(write(z.discriminatedUnion('kind', [shape('Cat', 'cat'), shape('Dog', 'dog')]))).toEqual(
      {
        oneOf: [{ $ref: reference('Cat') }, { $ref: reference('Dog') }],
        discriminator: {
          propertyName: 'kind',
          mapping: { cat: reference('Cat'), dog: reference('Dog') },
        },
      },
    )
  })

  test('whole numbers without bounds have none', () => {
    expect(write(z.int())).toEqual({ type: 'integer' })
  })
})
