import { afterAll, describe, expect, test } from 'vitest'
import { createPlaten } from '../../../src/create-platen.ts'
import type { OpenApiDocument } from '../../../src/http/openapi/open-api-document.ts'
import { buildRequest, readAnswer } from '../ask.ts'

const platen = await createPlaten()
afterAll(() => platen.close())

function ask(rawUrl: string, asked: Parameters<typeof buildRequest>[0] = {}) {
  return platen.handle(buildRequest({ rawUrl, ...asked }))
}

describe.each(['/api/v1/openapi.json', '/api/v1/docs'])('%s', (url) => {
  test('is open to everyone, and asked for again each time', async () => {
    const { status, headers } = await ask(url)
    expect(status).toBe(200)
    expect(headers['cache-control']).toBe('public, no-cache')
  })

  test('has a strong tag, which saves its body', async () => {
    const { headers } = await ask(url)
    const etag = headers['etag'] ?? ''
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/)
    const again = await ask(url, { headers: { 'if-none-match': etag } })
    expect(again).toMatchObject({ status: 304, body: undefined, headers: { etag } })
  })

  test('answers HEAD as GET, without the body', async () => {
    const [get, head] = [await ask(url), await ask(url, { method: 'HEAD' })]
    expect(head.body).toBeUndefined()
    expect(head.headers['content-length']).toBe(get.headers['content-length'])
  })

  test('is not there when the option is off', async () => {
    const closed = await createPlaten({ reference: false })
    const { status } = await closed.handle(buildRequest({ rawUrl: url }))
    await closed.close()
    expect(status).toBe(404)
  })
})

describe('where the API lies', () => {
  test.each([
    ['at the root', '', '/api/v1/openapi.json', '/api/v1'],
    ['below a mount', '/images', '/images/api/v1/openapi.json', '/images/api/v1'],
    ['with a query', '', '/api/v1/openapi.json?x=/y', '/api/v1'],
  ])('%s is told by the request', async (_why, mountPath, rawUrl, expected) => {
    const document = readAnswer<OpenApiDocument>(await ask(rawUrl, { mountPath }))
    expect(document.servers).toEqual([{ url: expected }])
  })

  test('is what the host says, if it says so', async () => {
    const known = await createPlaten({ baseUrl: 'https://img.example.com' })
    const answer = await known.handle(buildRequest({ rawUrl: '/api/v1/openapi.json' }))
    await known.close()
    const document = readAnswer<OpenApiDocument>(answer)
    expect(document.servers).toEqual([{ url: 'https://img.example.com/api/v1' }])
  })
})

describe('the files of the page', () => {
  test('have names that change with them, and are kept for good', async () => {
    const page = Buffer.from((await ask('/api/v1/docs')).body ?? '').toString()
    const names = [...page.matchAll(/"(docs\/[0-9a-f]{16}\/reference\.(?:css|js))"/g)]
    expect(names).toHaveLength(2)
    for (const [, name = ''] of names) {
      const { status, headers } = await ask(`/api/v1/${name}`)
      expect(status).toBe(200)
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
      expect(headers['content-type']).toMatch(/^text\/(?:css|javascript); charset=utf-8$/)
    }
  })

  test.each([
    ['another build', '/api/v1/docs/0000000000000000/reference.css'],
    ['no file of the page', '/api/v1/docs/0000000000000000/package.json'],
  ])('%s is not found', async (_why, url) => {
    expect((await ask(url)).status).toBe(404)
  })
})

test('the page may load, call and be framed by nothing but its origin', async () => {
  const { headers } = await ask('/api/v1/docs')
  const policy = headers['content-security-policy'] ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).toContain("connect-src 'self'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
})
