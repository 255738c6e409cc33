import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildOpenApi } from '../../../src/http/openapi/build-open-api.ts'
import { ROUTES } from '../../../src/http/routes.ts'

const run = promisify(execFile)
const require = createRequire(import.meta.url)
const GENERATOR = join(require.resolve('openapi-typescript/package.json'), '..', 'bin', 'cli.js')
const COMPILER = require.resolve('typescript/bin/tsc')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'platen-client-'))
  const document = buildOpenApi(ROUTES, {
    version: '1',
    serverUrl: 'https://platen.example/api/v1',
    errorBase: 'https://renderstack.io/errors',
  })
  const source = join(folder, 'openapi.json')
  await writeFile(source, JSON.stringify(document))
  await run(process.execPath, [GENERATOR, pathToFileURL(source).href, '-o', 'client.d.ts'], {
    cwd: folder,
  })
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

/** What the compiler says of a program that uses the generated types. */
async function compile(program: string): Promise<string> {
  await writeFile(join(folder, 'program.ts'), program)
  const flags = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2022']
  const { stdout } = await run(process.execPath, [COMPILER, ...flags, 'program.ts'], {
    cwd: folder,
  }).catch((error: { stdout: string }) => error)
  return stdout
}

test('a program that uses the generated types compiles, and one that misuses them does not', async () => {
  const errors = await compile(`
    import type { components, operations } from './client.js'

    type NewKey = operations['createApiKey']['requestBody']['content']['application/json']
    type Listed = operations['listApiKeys']['responses']['200']['content']['application/json']
    type Problem = operations['listApiKeys']['responses']['401']['content']['application/problem+json']

    export const order: NewKey = { name: 'Blog', type: 'get', allowedHosts: ['example.com'] }
    export function readNames(items: Listed): readonly string[] {
      return items.map(({ cursor, apiKey }) => cursor + apiKey.name + apiKey.type)
    }
    export function readProblem(problem: Problem): string {
      return problem.detail + problem.code + (problem.errors?.[0]?.pointer ?? '')
    }
    export const query: operations['listApiKeys']['parameters']['query'] = { type: ['get'], limit: 5 }
    export function readKey(key: components['schemas']['RevealedApiKey']): string {
      return key.key + key.apiKey.id
    }

    type Template = components['schemas']['Template']
    type Order = NonNullable<operations['renderSync']['requestBody']>['content']['application/json']
    export const document: Template = {
      canvas: { width: 1200, height: 630, background: { type: 'linear', stops: [{ at: 0, color: '#fff' }, { at: 1, color: '$ink' }] } },
      tokens: { ink: '#0f172a' },
      layers: [
        { kind: 'text', name: 'title', dynamic: true, text: ['Hello World', 'Hello'], fontSize: 96, fit: 'shrink' },
        {
          kind: 'container',
          gap: [8, 16],
          children: [{ kind: 'repeater', name: 'rows', dynamic: true, item: { kind: 'image', src: '', position: 'left top' } }],
        },
      ],
    }
    export const created: operations['createTemplate']['requestBody']['content']['application/json'] = { document }
    export const ordered: Order = {
      template: 'social-card',
      layers: { title: { text: 'Hi', fontSize: null }, photo: 'https://example.com/a.png', rows: [{ name: 'Mug' }] },
      tokens: { ink: 'teal' },
    }
    export function readKinds({ layers = [] }: Template): readonly string[] {
      return layers.map((layer) => (layer.kind === 'container' ? layer.children.length + '' : layer.kind))
    }

    export const slip: Template = {
      canvas: { width: 1, height: 1 },
      // @ts-expect-error A text has no such property.
      layers: [{ kind: 'text', txt: 'Hi' }],
    }
    export const otherKind: Template = {
      canvas: { width: 1, height: 1 },
      // @ts-expect-error There is no such kind.
      layers: [{ kind: 'video' }],
    }
    // @ts-expect-error An image takes no such word.
    export const wrongWord: components['schemas']['ImageLayer'] = { kind: 'image', fit: 'crop' }
    // @ts-expect-error A document has a canvas.
    export const withoutCanvas: Template = { layers: [] }
    export const wrongOverride: Order = {
      // @ts-expect-error No kind has such a property.
      layers: { title: { txt: 'Hi' } },
    }

    // @ts-expect-error There is no such type of key.
    export const unknownType: NewKey = { name: 'Blog', type: 'admin' }
    // @ts-expect-error There is no such property.
    export const unknownProperty: NewKey = { name: 'Blog', type: 'get', hosts: [] }
    // @ts-expect-error The name is missing.
    export const withoutName: NewKey = { type: 'get' }
    // @ts-expect-error The answer has no key, which is shown only once.
    export const readSecret = (items: Listed) => items[0].apiKey.key
  `)
  expect(errors).toBe('')
}, 60_000)
