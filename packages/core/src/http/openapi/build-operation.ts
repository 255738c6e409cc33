import type { Route } from '../route.ts'
import { buildCodeSamples } from './build-code-samples.ts'
import { buildParameters } from './build-parameters.ts'
import { buildRequestBody } from './build-request-body.ts'
import { buildResponses } from './build-responses.ts'
import { describeAccess } from './describe-access.ts'
import type { Operation } from './open-api-document.ts'
import type { SchemaWriter } from './schema-writer.ts'

export interface OperationOptions {
  readonly writer: SchemaWriter
  /** Absolute; samples begin their URLs with it. */
  readonly sampleServerUrl: string
}

/** Describes one route, from the same record that serves it. */
export function buildOperation(route: Route, options: OperationOptions): Operation {
  const { writer, sampleServerUrl } = options
  const access = describeAccess(route.access)
  const description = [route.description, access.notes].filter((text) => text).join('\n\n')
  const parameters = buildParameters(route, writer)
  const requestBody = buildRequestBody(route, writer)
  const asked = {
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(requestBody === undefined ? {} : { requestBody }),
  }
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    ...(description === '' ? {} : { description }),
    security: access.security,
    ...asked,
    responses: buildResponses(route, writer),
    'x-codeSamples': buildCodeSamples(route, asked, sampleServerUrl),
    ...(access.permissions === undefined ? {} : { 'x-permissions': access.permissions }),
  }
}
