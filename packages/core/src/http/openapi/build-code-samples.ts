import type { JsonValue } from '../../ports/json.ts'
import type { Route } from '../route.ts'
import { SAMPLE_LANGUAGES } from '../samples/sample-languages.ts'
import type { SampleAnswer, SampleParameter, SampleRequest } from '../samples/sample-request.ts'
import type { CodeSample, Operation } from './open-api-document.ts'
import { SAMPLE_QUERIES } from './request-examples.ts'

/** What of an operation is known before its samples are. */
export type SampledOperation = Pick<Operation, 'parameters' | 'requestBody'>

/** Prints a request to a route in every language. */
export function buildCodeSamples(
  route: Route,
  operation: SampledOperation,
  serverUrl: string,
): readonly CodeSample[] {
  const request = buildSampleRequest(route, operation, serverUrl)
  return Object.values(SAMPLE_LANGUAGES).map(({ label, name, print }) => ({
    lang: name,
    label,
    source: print(request),
  }))
}

/** @param serverUrl Absolute; all paths begin with it. */
function buildSampleRequest(
  route: Route,
  operation: SampledOperation,
  serverUrl: string,
): SampleRequest {
  return {
    method: route.method,
    url: serverUrl + fillPath(route.path, operation),
    query: SAMPLE_QUERIES[route.operationId] ?? listQuery(route),
    headers: route.access.kind === 'caller' ? [['Authorization', 'Bearer rs_live_...']] : [],
    body: findSampleBody(route, operation),
    answer: findSampleAnswer(route),
  }
}

function fillPath(path: string, { parameters = [] }: SampledOperation): string {
  return path.replace(/\{(\w+)\}/g, (_part, name: string) => {
    const parameter = parameters.find((one) => one.in === 'path' && one.name === name)
    return encodeURIComponent(String(parameter?.example ?? name))
  })
}

/** Lists show how they are paged. */
function listQuery(route: Route): readonly SampleParameter[] {
  return route.query['limit'] === undefined ? [] : [['limit', '20']]
}

function findSampleBody(route: Route, { requestBody }: SampledOperation): SampleRequest['body'] {
  const json = requestBody?.content['application/json']
  // Examples are made of JSON documents, or written as such.
  if (json !== undefined) return { kind: 'json', value: json.example as JsonValue }
  const mediaType = route.uploads?.find((type) => type.startsWith('image/')) ?? route.uploads?.[0]
  return mediaType === undefined ? undefined : { kind: 'file', fileName: 'photo.png', mediaType }
}

function findSampleAnswer({ responses }: Route): SampleAnswer {
  const [, success] = Object.entries(responses).find(([status]) => status.startsWith('2')) ?? []
  const [mediaType] = success?.mediaTypes ?? []
  if (mediaType?.startsWith('text/') === true) return { kind: 'text' }
  if (mediaType !== undefined) return { kind: 'file', fileName: 'result.png' }
  return success?.schema === undefined ? { kind: 'none' } : { kind: 'json' }
}
