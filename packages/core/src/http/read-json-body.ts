import type { z } from 'zod'
import { PlatenError } from '../foundation/errors.ts'
import type { Limits } from '../foundation/limits.ts'
import { quote } from '../foundation/quote.ts'
import { readJson } from '../foundation/read-json.ts'
import { describeIssues } from '../model/describe-issue.ts'
import type { HttpRequest } from './http-request.ts'
import { isJsonType, parseMediaType } from './media-type.ts'
import { hasBody, readBody } from './read-body.ts'

/** Faults that one answer lists. */
const MAX_FAULTS = 20

/**
 * Reads a JSON body and checks it; without a body, what the schema says of an empty object.
 *
 * Also when a body parser of the host has read it already: the parsed value is copied and bounded
 * like any other, so that a route answers the same wherever it is mounted.
 *
 * @throws {PlatenError} 413, 415, or 400 with the place of each fault.
 */
export async function readJsonBody<Body>(
  request: Pick<HttpRequest, 'header' | 'readBody'>,
  schema: z.ZodType<Body>,
  limits: Limits,
): Promise<Body> {
  const value = hasBody(request) ? await readJsonValue(request, limits) : {}
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const subject = { value, at: [], owner: 'the body' }
  const errors = describeIssues(result.error.issues, subject, MAX_FAULTS)
  const [first] = errors
  throw new PlatenError(first?.code ?? 'invalid_value', first?.detail ?? 'The body is not valid.', {
    pointer: first?.pointer,
    errors,
  })
}

async function readJsonValue(
  request: Pick<HttpRequest, 'header' | 'readBody'>,
  limits: Limits,
): Promise<unknown> {
  assertJson(request.header('content-type'))
  const body = await readBody(request, limits.documentBytes)
  return readJson(body.kind === 'bytes' ? body.bytes : body.value, limits)
}

/** RFC 8259 section 8.1: JSON between systems is UTF-8. */
function assertJson(contentType: string | undefined): void {
  const type = parseMediaType(contentType)
  const isJson = type !== undefined && isJsonType(type)
  if (isJson && (type.charset ?? 'utf-8') === 'utf-8') return
  const found = contentType === undefined ? 'none' : quote(contentType)
  throw new PlatenError(
    'unsupported_media_type',
    `The "Content-Type" is ${found}, but must be "application/json" in UTF-8.`,
  )
}
