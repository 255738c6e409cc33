import { ERRORS, type ErrorCode } from '../../foundation/errors.ts'
import type { ApiResponse, JsonSchema } from './open-api-document.ts'
import { referenceTo } from './schema-writer.ts'

/** One `type` of problem: what clients switch on. */
export interface ProblemKind {
  readonly slug: string
  readonly status: number
  /** The reasons, finer than the slug, with their titles. */
  readonly codes: ReadonlyMap<ErrorCode, string>
}

/** Every type of problem that can be answered, by rising status. */
export function listProblemKinds(): readonly ProblemKind[] {
  const kinds = new Map<string, { slug: string; status: number; codes: Map<ErrorCode, string> }>()
  for (const [code, { slug, status, title }] of Object.entries(ERRORS)) {
    const kind = kinds.get(slug) ?? { slug, status, codes: new Map() }
    // `Object.entries` forgets that the names are codes.
    kind.codes.set(code as ErrorCode, title)
    kinds.set(slug, kind)
  }
  return [...kinds.values()].sort((a, b) => a.status - b.status)
}

/** The name of the component that answers a status. */
export function problemResponseName(status: number): string {
  return `Problem${status}`
}

/** The schema of every refusal (RFC 9457). */
export const PROBLEM_SCHEMA: JsonSchema = {
  type: 'object',
  description: 'A refusal: problem details as in RFC 9457.',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'id', 'message'],
  properties: {
    type: { type: 'string', format: 'uri', description: 'Names the sort of problem.' },
    title: { type: 'string', description: 'The same for every problem of a type.' },
    status: { type: 'integer', description: 'The HTTP status.' },
    detail: { type: 'string', description: 'Names the offender and says what would be right.' },
    instance: { type: 'string', description: 'The id of the request.' },
    code: {
      type: 'string',
      description: 'The stable reason, finer than the type. Further codes may be added.',
    },
    id: { type: 'string', description: 'The same as `instance`.' },
    message: { type: 'string', description: 'The same as `detail`.' },
    errors: {
      type: 'array',
      description: 'All faults of the input, each with its place.',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: {
          pointer: { type: 'string', description: 'JSON Pointer (RFC 6901) into the request.' },
          code: { type: 'string' },
          detail: { type: 'string' },
        },
      },
    },
  },
}

/** Headers that come with a status. */
const HEADERS: Readonly<Record<number, readonly string[]>> = {
  401: ['WWW-Authenticate'],
  429: ['Retry-After', 'X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset'],
  503: ['Retry-After'],
}

/** One response for each status, with every type and code that it may carry and an example of each. */
export function buildProblemResponses(errorBase: string): Readonly<Record<string, ApiResponse>> {
  const all = listProblemKinds()
  const statuses = new Set(all.map(({ status }) => status))
  const responses = [...statuses].map((status) => {
    const kinds = all.filter((kind) => kind.status === status)
    return [problemResponseName(status), buildResponse(status, kinds, errorBase)] as const
  })
  return Object.fromEntries(responses)
}

function buildResponse(
  status: number,
  kinds: readonly ProblemKind[],
  errorBase: string,
): ApiResponse {
  const headers = (HEADERS[status] ?? []).map(
    (name) => [name, { $ref: `#/components/headers/${name}` }] as const,
  )
  const codes = kinds.flatMap((kind) => [...kind.codes.keys()])
  const schema = {
    allOf: [
      { $ref: referenceTo('Problem') },
      {
        type: 'object',
        properties: {
          type: { enum: kinds.map(({ slug }) => `${errorBase}/${slug}`) },
          status: { const: status },
          code: { type: 'string', 'x-extensible-enum': codes },
        },
      },
    ],
  }
  const examples = kinds.map((kind) => [kind.slug, exampleOf(kind, errorBase)] as const)
  return {
    description: kinds.map(describeKind).join('\n\n'),
    ...(headers.length === 0 ? {} : { headers: Object.fromEntries(headers) }),
    content: { 'application/problem+json': { schema, examples: Object.fromEntries(examples) } },
  }
}

function describeKind({ slug, codes }: ProblemKind): string {
  return `\`${slug}\`: ${[...codes.keys()].map((code) => `\`${code}\``).join(', ')}.`
}

function exampleOf({ slug, status, codes }: ProblemKind, errorBase: string) {
  const [[code, title] = ['internal', '']] = codes
  const detail = `${title}.`
  const id = 'req_0123456789abcdefghijklmnop'
  const type = `${errorBase}/${slug}`
  return {
    summary: slug,
    value: { type, title, status, detail, instance: id, code, id, message: detail },
  }
}
