import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { isPlatenError } from '../../src/foundation/errors.ts'
import { DEFAULT_LIMITS } from '../../src/foundation/limits.ts'
import type { HttpRequest, RequestBody } from '../../src/http/http-request.ts'
import { readJsonBody } from '../../src/http/read-json-body.ts'
import { closedObject } from '../../src/model/closed-object.ts'
import { buildRequest } from './ask.ts'

const LIMITS = { ...DEFAULT_LIMITS, documentBytes: 1_000 }
const SCHEMA = closedObject<{ name: string; tags?: readonly string[] }>({
  shape: { name: z.string().max(5), tags: z.array(z.string()) },
  required: ['name'],
})
const read = (request: HttpRequest) => readJsonBody(request, SCHEMA, LIMITS)
const JSON_TYPE = { 'content-type': 'application/json' }

describe('readJsonBody', () => {
  test.each([
    ['plain', 'application/json'],
    ['with a charset', 'application/json; charset=utf-8'],
    ['with a charset in quotes', 'application/json;charset="UTF-8"'],
    ['in another case', 'Application/JSON'],
    ['of a sort of its own', 'application/vnd.api+json'],
    ['with another parameter', 'application/json; profile=x'],
  ])('reads JSON whose type is %s: %s', async (_why, contentType) => {
    const request = buildRequest({ body: '{"name":"a"}', headers: { 'content-type': contentType } })
    expect(await read(request)).toEqual({ name: 'a' })
  })

  test.each([
    ['no type', undefined],
    ['a form', 'application/x-www-form-urlencoded'],
    ['plain text, which any page may send', 'text/plain'],
    ['another charset', 'application/json; charset=utf-16'],
    ['JSON in name only', 'application/jsonp'],
    ['two types', 'application/json, text/plain'],
    ['nonsense', '/'],
  ])('%s is 415', async (_why, contentType) => {
    const headers = contentType === undefined ? {} : { 'content-type': contentType }
    const request = buildRequest({ body: '{"name":"a"}', headers })
    await expect(read(request)).rejects.toMatchObject({
      code: 'unsupported_media_type',
      status: 415,
    })
  })

  test.each(['gzip', 'br', 'deflate, gzip'])('a body in %s is 415', async (encoding) => {
    const headers = { ...JSON_TYPE, 'content-encoding': encoding }
    await expect(read(buildRequest({ body: 'x', headers }))).rejects.toMatchObject({ status: 415 })
  })

  test.each([
    ['broken', '{"name":', 'invalid_json', ''],
    ['not UTF-8', Uint8Array.of(0xff, 0xfe), 'invalid_json', ''],
    ['after a byte order mark', '\u{feff}{"name":"a"}', 'invalid_json', ''],
    ['a key twice', '{"name":"a","name":"b"}', 'duplicate_key', '/name'],
    ['a key of prototypes', '{"__proto__":{"x":1},"name":"a"}', 'forbidden_key', '/__proto__'],
    ['too deep', `{"name":${'['.repeat(70)}${']'.repeat(70)}}`, 'too_deep', ''],
    ['a list', '[]', 'invalid_type', ''],
    ['of a wrong type', '{"name":5}', 'invalid_type', '/name'],
    ['too long inside', '{"name":"abcdef"}', 'text_too_long', '/name'],
    ['with an unknown property', '{"name":"a","nmae":"b"}', 'unknown_property', '/nmae'],
    ['without a property that must be there', '{}', 'missing_property', '/name'],
    ['wrong deep inside', '{"name":"a","tags":["b",5]}', 'invalid_type', '/tags/1'],
  ])('a body that is %s is refused, at its place', async (_why, body, code, pointer) => {
    const request = buildRequest({ body, headers: JSON_TYPE })
    await expect(read(request)).rejects.toMatchObject({ code, pointer })
  })

  test('no body is an empty object, and needs no type', async () => {
    const optional = closedObject<{ name?: string }>({ shape: { name: z.string() } })
    expect(await readJsonBody(buildRequest({}), optional, LIMITS)).toEqual({})
    expect(await readJsonBody(buildRequest({ body: '' }), optional, LIMITS)).toEqual({})
  })

  test('a body that says that it is too large is refused before a byte is read', async () => {
    const request = buildRequest({ headers: { ...JSON_TYPE, 'content-length': '1001' } })
    const unread = { ...request, readBody: () => expect.unreachable() }
    await expect(read(unread)).rejects.toMatchObject({ code: 'body_too_large', status: 413 })
  })

  test('a body that turns out too large is refused too', async () => {
    const headers = { ...JSON_TYPE, 'transfer-encoding': 'chunked' }
    const request = buildRequest({ body: ' '.repeat(1_001), headers })
    await expect(read(request)).rejects.toMatchObject({ code: 'body_too_large' })
  })

  const withBody = (body: RequestBody): HttpRequest => ({
    ...buildRequest({ body: '{"name":"a"}', headers: JSON_TYPE }),
    readBody: async () => body,
  })

  test.each([
    ['parsed to a value', { name: 'a' }],
    ['kept as text', '{"name":"a"}'],
    ['kept as bytes', Buffer.from('{"name":"a"}')],
  ])('a body that the host has %s is read all the same', async (_why, value) => {
    expect(await read(withBody({ kind: 'parsed', value }))).toEqual({ name: 'a' })
  })

  test('a parsed value is bounded and checked like any other', async () => {
    const value = JSON.parse('{"__proto__":{"x":1},"name":"a"}')
    await expect(read(withBody({ kind: 'parsed', value }))).rejects.toMatchObject({
      code: 'forbidden_key',
    })
  })

  test('a body that the host has read and thrown away is our fault to the client, with a hint in the log', async () => {
    await expect(read(withBody({ kind: 'lost' }))).rejects.toMatchObject({
      code: 'internal',
      cause: expect.objectContaining({ message: expect.stringContaining('Mount Platen before') }),
    })
  })

  test('whatever comes in, only a body or a refusal comes out', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 100 }),
      fc.json().map((text) => Buffer.from(text)),
    )
    const contentTypes = fc.oneof(fc.constant('application/json'), fc.string())
    await fc.assert(
      fc.asyncProperty(bytes, contentTypes, async (body, contentType) => {
        const request = buildRequest({ body, headers: { 'content-type': contentType } })
        await read(request).catch((error: unknown) => expect(isPlatenError(error)).toBe(true))
      }),
    )
  })
})
