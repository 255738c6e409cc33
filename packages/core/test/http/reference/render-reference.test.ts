import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { definePublicRoute } from '../../../src/http/define-route.ts'
import { emptyResponse } from '../../../src/http/empty-response.ts'
import { buildOpenApi } from '../../../src/http/openapi/build-open-api.ts'
import { renderReference } from '../../../src/http/reference/render-reference.ts'
import type { Route } from '../../../src/http/route.ts'
import { ROUTES } from '../../../src/http/routes.ts'
import { OVERRIDE_RULES } from '../../../src/model/override-rules.ts'
import { kindName } from '../../../src/model/with-name.ts'

const LINKS = { style: 'docs/1/reference.css', script: 'docs/1/reference.js' }

const INFO = { version: '1', serverUrl: '/api/v1', errorBase: 'https://renderstack.io/errors' }

function render(routes: readonly Route[]): string {
  return renderReference(buildOpenApi(routes, INFO), LINKS)
}

const KINDS = Object.keys(OVERRIDE_RULES)
const namesOfKind = (kind: string) => {
  const name = kindName(kind)
  return [`${name}Layer`, `${name}Fallback`, `${name}Override`]
}

const page = render(ROUTES)

/** Values of an attribute, wherever it stands. */
function attributes(name: string): readonly string[] {
  return [...page.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value)
}

describe.each(ROUTES.map((route) => ({ name: `${route.method} ${route.path}`, route })))(
  '$name',
  ({ route }) => {
    test('has a chapter of its own, a link with its method, and a form', () => {
      expect(page).toContain(`<article class="operation" id="${route.operationId}"`)
      const link = page.match(new RegExp(`<a href="#${route.operationId}" data-words.*?</a>`))?.[0]
      expect(link).toContain(`class="method ${route.method.toLowerCase()}"`)
      expect(page).toContain(`data-method="${route.method}" data-path="${route.path}"`)
    })
  },
)

describe('nothing but its own origin', () => {
  test('what it loads are two files beside it', () => {
    const loaded = [...attributes('src'), ...attributes('href')].filter(
      (address) => !address.startsWith('#'),
    )
    expect(loaded.sort()).toEqual(['data:,', LINKS.style, LINKS.script, 'openapi.json'].sort())
  })

  test('nothing is inline, which its content security policy would refuse', () => {
    expect(page).not.toMatch(/<script(?![^>]* src=)/)
    expect(page).not.toMatch(/<style|<[^>]* style=|<[^>]* on[a-z]+=/)
  })
})

describe('whoever cannot see', () => {
  const ids = attributes('id')

  test('ids are unique', () => {
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  test.each(['aria-controls', 'aria-labelledby', 'aria-describedby', 'for'])(
    '%s names what is there',
    (name) => {
      const known = new Set(ids)
      expect(attributes(name).filter((id) => !known.has(id))).toEqual([])
    },
  )

  test('every link within the page leads somewhere', () => {
    const known = new Set(ids)
    const targets = attributes('href').filter((address) => address.startsWith('#'))
    expect(targets.filter((target) => !known.has(target.slice(1)))).toEqual([])
  })

  test('every field has a label', () => {
    const labelled = new Set(attributes('for'))
    const fields = [...page.matchAll(/<(?:input|select|textarea) id="([^"]*)"/g)]
    const bare = [...page.matchAll(/<(?:input|select|textarea)(?! id=)[^>]*>/g)]
    expect(fields.map(([, id = '']) => id).filter((id) => !labelled.has(id))).toEqual([])
    expect(bare).toEqual([])
  })
})

describe('models', () => {
  const components = buildOpenApi(ROUTES, INFO).components.schemas

  test('each is described once, and listed in the navigation', () => {
    for (const name of ['Template', 'Layer', 'Overrides', 'Fill', ...KINDS.flatMap(namesOfKind)]) {
      expect(components).toHaveProperty(name)
      expect(page.split(`<article class="model" id="model-${name}"`)).toHaveLength(2)
      expect(page).toContain(`<li><a href="#model-${name}">${name}</a></li>`)
    }
  })

  test('operations link to them', () => {
    const article = page.slice(page.indexOf('id="createTemplate"'))
    const [operation = ''] = article.split('</article>')
    expect(operation).toContain('<a href="#model-Template">Template</a>')
    expect(operation).not.toContain('fontStretch')
  })

  test('names that only resemble them do not', () => {
    const [operation = ''] = page.slice(page.indexOf('id="listTemplates"')).split('</article>')
    expect(operation).toContain('TemplateRecord')
    expect(operation).not.toContain('href="#model-')
  })

  test('the page stays below 1.2 MB, for they are not unfolded wherever they are used', () => {
    expect(page.length).toBeLessThan(1_200_000)
  })

  test('routes without templates have none', () => {
    expect(render([])).not.toContain('Models')
  })
})

test('texts of routes and schemas are texts, whatever stands in them', () => {
  const evil = `</p></article><script>alert('${'`'}x${'`'}')</script>`
  const route = definePublicRoute({
    method: 'GET',
    path: '/evil/{id}',
    operationId: 'evil',
    tag: 'System',
    summary: evil,
    description: evil,
    query: { a: { text: 'string', many: false, schema: z.enum([evil]), description: evil } },
    responses: {
      200: {
        description: evil,
        headers: { 'X-Evil': evil },
        schema: z.object({ [evil]: z.string().meta({ description: evil, examples: [evil] }) }),
      },
    },
    handler: async () => emptyResponse(),
  })
  const written = render([route])
  expect(written).toContain('&lt;script&gt;')
  expect(written.match(/<script/g)).toEqual(['<script'])
})

test('a schema that contains itself is shown once', () => {
  interface Tree {
    readonly children: readonly Tree[]
  }
  const tree: z.ZodType<Tree> = z
    .object({ children: z.array(z.lazy(() => tree)) })
    .meta({ id: 'Tree' })
  const route = definePublicRoute({
    method: 'GET',
    path: '/tree',
    operationId: 'getTree',
    tag: 'System',
    summary: 'Retrieve a tree',
    responses: { 200: { description: 'The tree.', schema: tree } },
    handler: async () => emptyResponse(),
  })
  expect(render([route])).toContain('array of Tree')
})
