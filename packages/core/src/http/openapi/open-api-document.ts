import type { JsonValue } from '../../ports/json.ts'

/** The parts of an OpenAPI 3.1 document that are written. https://spec.openapis.org/oas/v3.1.1.html */
export interface OpenApiDocument {
  readonly openapi: '3.1.1'
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly servers: readonly { readonly url: string; readonly description?: string }[]
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  readonly paths: Readonly<Record<string, PathItem>>
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>
    readonly responses: Readonly<Record<string, ApiResponse>>
    readonly headers: Readonly<Record<string, ApiHeader>>
    readonly securitySchemes: Readonly<Record<string, JsonValue>>
  }
}

/** By method in lower case. */
export type PathItem = Readonly<Record<string, Operation>>

/** A JSON Schema of the 2020-12 draft, the dialect of OpenAPI 3.1. */
export type JsonSchema = Readonly<Record<string, unknown>>

export interface Operation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly description?: string
  readonly security: readonly Readonly<Record<string, readonly string[]>>[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: RequestBody
  /** By status. */
  readonly responses: Readonly<Record<string, ApiResponse | Reference>>
  readonly 'x-codeSamples': readonly CodeSample[]
  /** What each type of key and each role may do here; absent where anyone may call. */
  readonly 'x-permissions'?: JsonValue
}

export interface Reference {
  readonly $ref: string
}

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly description: string
  readonly schema: JsonSchema
  readonly style?: 'form'
  readonly explode?: boolean
  readonly example?: unknown
}

export interface RequestBody {
  readonly required: boolean
  readonly description?: string
  /** By media type. */
  readonly content: Readonly<Record<string, MediaContent>>
}

export interface MediaContent {
  readonly schema: JsonSchema
  readonly example?: unknown
  readonly examples?: Readonly<
    Record<string, { readonly summary?: string; readonly value: unknown }>
  >
}

export interface ApiHeader {
  readonly description: string
  readonly schema: JsonSchema
}

export interface ApiResponse {
  readonly description: string
  readonly headers?: Readonly<Record<string, ApiHeader | Reference>>
  readonly content?: Readonly<Record<string, MediaContent>>
}

export interface CodeSample {
  readonly lang: string
  readonly label: string
  readonly source: string
}
