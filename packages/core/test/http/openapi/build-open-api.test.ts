import { compileErrors, validate } from '@readme/openapi-parser'
import { describe, expect, test } from 'vitest'
import { KEY_TABLE, ROLE_TABLE } from '../../../src/auth/permissions.ts'
import { ERRORS } from '../../../src/foundation/errors.ts'
import { buildOpenApi } from '../../../src/http/openapi/build-open-api.ts'
import { IMAGE_PARAMETERS } from '../../../src/http/openapi/image-parameters.ts'
import type { Operation } from '../../../src/http/openapi/open-api-document.ts'
import { REQUEST_EXAMPLES, SAMPLE_QUERIES } from '../../../src/http/openapi/request-examples.ts'
import type { Route } from '../../../src/http/route.ts'
import { ROUTES } from '../../../src/http/routes.ts'
import { RESERVED_NAMES } from '../../../src/model/api-name.ts'

const INFO = {
  version: '1',
  serverUrl: '/api/v1',
  errorBase: 'https://renderstack.io/errors',
}
const document = buildOpenApi(ROUTES, INFO)

const operations = ROUTES.map((route) => {
  const operation = document.paths[route.path]?.[route.method.toLowerCase()]
  return { name: `${route.method} ${route.path}`, route, operation: operation as Operation }
})

test('the document is valid OpenAPI 3.1, its references and its examples of paths included', async () => {
  // The validator resolves references in place.
  const copy = JSON.parse(JSON.stringify(document))
  const result = await validate(copy)
  expect(result.valid ? '' : compileErrors(result)).toBe('')
})

test('equal routes give equal bytes, so that its ETag is true', () => {
  expect(JSON.stringify(buildOpenApi(ROUTES, INFO))).toBe(JSON.stringify(document))
})

test('operation ids are unique: generated clients name their functions after them', () => {
  const ids = ROUTES.map(({ operationId }) => operationId)
  expect(new Set(ids).size).toBe(ids.length)
})

describe.each(operations)('$name', ({ route, operation }) => {
  test('is described with an answer and a failure', () => {
    const statuses = Object.keys(operation.responses)
    expect(statuses.some((status) => status.startsWith('2'))).toBe(true)
    expect(statuses).toContain('500')
    expect(operation.operationId).toBe(route.operationId)
  })

  test('has a sample in every language', () => {
    const samples = operation['x-codeSamples']
    expect(samples.map(({ label }) => label)).toEqual(['Shell', 'Node', 'Ruby', 'PHP', 'Python'])
    for (const { source } of samples) expect(source).toContain('https://platen.example/api/v1/')
  })
})

describe.each([
  ['a credential is wanted', (route: Route) => route.access.kind !== 'public', [401, 403, 429]],
  ['a body is wanted', (route: Route) => route.body !== undefined, [400, 413, 415]],
  ['the path names something', (route: Route) => route.path.includes('{'), [404]],
  ['a repetition can be told', (route: Route) => route.idempotency !== undefined, [409, 422]],
] as const)('where %s', (_why, isSuch, statuses) => {
  test.each(operations.filter(({ route }) => isSuch(route)))(
    '$name may be refused so',
    ({ operation }) => {
      const described = Object.keys(operation.responses).map(Number)
      expect(described).toEqual(expect.arrayContaining([...statuses]))
    },
  )
})

test.each(
  operations.flatMap(({ name, route: { access }, operation }) =>
    access.kind === 'caller' ? [{ name, action: access.action, operation }] : [],
  ),
)('$name says who may call, from the tables that decide it', ({ action, operation }) => {
  const keys = KEY_TABLE[action]
  expect(operation['x-permissions']).toEqual({ action, keys, roles: ROLE_TABLE[action] })
  const mayKeys = Object.values(keys).some((cell) => cell !== 'no')
  expect(operation.security.some((scheme) => 'bearer' in scheme)).toBe(mayKeys)
})

test.each(
  operations.flatMap(({ name, route: { body }, operation }) =>
    body === undefined ? [] : [{ name, body, operation }],
  ),
)('$name takes the body that its sample sends', ({ body, operation }) => {
  const example = operation.requestBody?.content['application/json']?.example
  expect(body.safeParse(example).error?.issues ?? []).toEqual([])
})

test('every type and code of problem is described, under its status', () => {
  for (const [code, { slug, status }] of Object.entries(ERRORS)) {
    const content = document.components.responses[`Problem${status}`]?.content
    const problem = content?.['application/problem+json']
    expect(Object.keys(problem?.examples ?? {})).toContain(slug)
    const text = JSON.stringify(problem?.schema)
    expect(text).toContain(`"https://renderstack.io/errors/${slug}"`)
    expect(text).toContain(`"${code}"`)
  }
})

test.each([
  ['bearer', { type: 'http', scheme: 'bearer' }],
  ['apiKeyHeader', { type: 'apiKey', in: 'header', name: 'X-API-Key' }],
  ['apiKeyQuery', { type: 'apiKey', in: 'query', name: 'apiKey' }],
  ['signedUrl', { type: 'apiKey', in: 'query', name: 'sig' }],
])('a credential can be given as %s', (name, scheme) => {
  expect(document.components.securitySchemes[name]).toMatchObject(scheme)
})

test('a server with a known address is named in samples and servers', () => {
  const known = buildOpenApi(ROUTES, { ...INFO, serverUrl: 'https://img.example.com/api/v1' })
  expect(known.servers).toEqual([{ url: 'https://img.example.com/api/v1' }])
  expect(JSON.stringify(known)).not.toContain('platen.example')
})

test('every example and every query of a sample belongs to an operation', () => {
  const known = new Set(ROUTES.map(({ operationId }) => operationId))
  const named = [...Object.keys(REQUEST_EXAMPLES), ...Object.keys(SAMPLE_QUERIES)]
  expect(named.filter((operationId) => !known.has(operationId))).toEqual([])
})

test('the query of image URLs is described with names that no layer may have', () => {
  const names = IMAGE_PARAMETERS.filter(({ explode }) => explode !== true).map(({ name }) => name)
  expect(names.filter((name) => !RESERVED_NAMES.has(name))).toEqual([])
})

test('every property says what it is: a leaf that zod cannot write has said so itself', () => {
  const silent: string[] = []
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return
    const { properties, items } = value as Readonly<Record<string, object | undefined>>
    const described = { ...properties, ...(items === undefined ? {} : { items }) }
    for (const [name, schema] of Object.entries(described)) {
      const words = Object.keys(schema as object).filter((word) => word !== 'description')
      if (words.length === 0) silent.push(`${path}/${name}`)
    }
    for (const [name, child] of Object.entries(value)) {
      if (!/^examples?$/.test(name)) visit(child, `${path}/${name}`)
    }
  }
  visit(document.paths, '')
  visit(document.components.schemas, '')
  expect(silent).toEqual([])
})
