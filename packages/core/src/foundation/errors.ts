/** How a problem is shown to a caller: the slug and status of RFC 9457 problem details. */
export interface ErrorKind {
  readonly slug: string
  readonly status: number
  readonly title: string
}

const validation = (title: string): ErrorKind => ({ slug: 'validation-error', status: 400, title })
const source = (title: string): ErrorKind => ({ slug: 'unprocessable-source', status: 422, title })
const forbidden = (title: string): ErrorKind => ({ slug: 'forbidden', status: 403, title })
const unauthenticated = (title: string): ErrorKind => ({
  slug: 'authentication-error',
  status: 401,
  title,
})
const limit = (title: string): ErrorKind => ({ slug: 'render-limit', status: 422, title })

/** Every way Platen refuses, keyed by its stable code. A bad input is always the caller's 4xx. */
export const ERRORS = {
  invalid_json: validation('The document is not valid JSON'),
  document_too_large: {
    slug: 'payload-too-large',
    status: 413,
    title: 'The document is too large',
  },
  duplicate_key: validation('A key is given twice'),
  too_deep: validation('The document is nested too deeply'),
  forbidden_key: validation('A key is not allowed'),
  invalid_type: validation('A value has the wrong type'),
  out_of_range: validation('A number is out of range'),
  invalid_value: validation('A value is not allowed'),
  invalid_color: validation('A colour cannot be read'),
  invalid_name: validation('A name is not allowed'),
  duplicate_name: validation('A name is used twice'),
  missing_property: validation('A required property is missing'),
  unknown_property: validation('A property is unknown'),
  unknown_layer: validation('A layer is unknown'),
  not_dynamic: validation('A layer takes no overrides'),
  not_allowed: validation('The template does not allow this'),
  not_drawn: validation('A feature is not drawn by this version'),
  reference_cycle: validation('References form a cycle'),
  unknown_reference: validation('A reference has no target'),
  unknown_token: validation('A colour token is unknown'),
  unbounded_fit: validation('Text cannot be fitted without a bound'),
  canvas_too_large: validation('The canvas is too large'),
  too_many_layers: validation('There are too many layers'),
  too_many_items: validation('A repeater has too many items'),
  too_many_nodes: validation('There are too many nodes'),
  too_many_sources: validation('There are too many sources'),
  too_many_pages: validation('There are too many pages'),
  text_too_long: validation('A text is too long'),
  too_many_marks: validation('A character carries too many marks'),
  unknown_page: validation('A page is unknown'),
  unknown_font: validation('A font is unknown'),
  duplicate_parameter: validation('A parameter is given twice'),
  unknown_parameter: validation('A parameter is unknown'),
  invalid_encoding: validation('A parameter is not valid UTF-8'),
  too_many_parameters: validation('There are too many parameters'),
  invalid_cursor: validation('A cursor cannot be used here'),
  uri_too_long: { slug: 'uri-too-long', status: 414, title: 'The URL is too long' },
  body_too_large: { slug: 'payload-too-large', status: 413, title: 'The body is too large' },
  unsupported_media_type: {
    slug: 'unsupported-media-type',
    status: 415,
    title: 'The body is of another type',
  },
  invalid_url: validation('A source address cannot be read'),
  source_scheme: validation('A source scheme is not allowed'),
  source_port: validation('A source port is not allowed'),
  ambiguous_credentials: validation('Two credentials are given'),
  invalid_host: validation('An allowed host cannot be read'),
  invalid_ip_range: validation('An IP range cannot be read'),
  key_missing: unauthenticated('A credential is required'),
  key_invalid: unauthenticated('The credential is not valid'),
  key_type_not_permitted: forbidden('This type of key may not do this'),
  keys_may_not_manage: forbidden('Keys may not manage this organisation'),
  key_too_wide: forbidden('A key may not make a wider one'),
  role_not_permitted: forbidden('This role may not do this'),
  not_owner: forbidden('Only its creator may do this'),
  ip_not_allowed: forbidden('This address may not use the key'),
  invalid_signature: forbidden('The signature is not valid'),
  no_allowed_hosts: forbidden('No host is allowed yet'),
  source_missing: forbidden('The request names no page'),
  source_malformed: forbidden('The page of the request cannot be read'),
  host_not_allowed: forbidden('The host is not allowed'),
  csrf: forbidden('A page elsewhere may have sent this request'),
  not_found: { slug: 'not-found', status: 404, title: 'There is no such thing here' },
  conflict: { slug: 'conflict', status: 409, title: 'The state does not permit this' },
  gone: { slug: 'gone', status: 410, title: 'This is no longer kept' },
  method_not_allowed: {
    slug: 'method-not-allowed',
    status: 405,
    title: 'The method is not allowed here',
  },
  precondition_failed: {
    slug: 'precondition-failed',
    status: 412,
    title: 'Somebody else has changed this',
  },
  idempotency_mismatch: {
    slug: 'idempotency-mismatch',
    status: 422,
    title: 'An idempotency key was used for another request',
  },
  rate_limited: { slug: 'rate-limited', status: 429, title: 'Too many requests' },
  qr_too_long: validation('The data does not fit into a QR code'),
  qr_too_small: validation('A QR code is too small to be read'),
  qr_logo_too_large: validation('A logo would make a QR code unreadable'),
  barcode_invalid: validation('The data does not suit the barcode'),
  barcode_too_long: validation('The data does not fit into the barcode'),
  barcode_too_small: validation('A barcode is too small to be read'),
  source_not_found: source('A source does not exist'),
  source_empty: source('A source is empty'),
  source_corrupt: source('A source is damaged'),
  source_not_image: source('A source is not an image'),
  source_unsupported: source('A source format is not supported'),
  source_too_large: source('A source is too large'),
  too_many_pixels: source('An image has too many pixels'),
  source_encoding: source('A source is encoded in a way that is refused'),
  source_unreachable: { slug: 'upstream-error', status: 502, title: 'A source cannot be reached' },
  source_status: { slug: 'upstream-error', status: 502, title: 'A source answered with an error' },
  source_redirects: { slug: 'upstream-error', status: 502, title: 'A source redirects wrongly' },
  source_loop: source('An image cannot show itself'),
  request_loop: { slug: 'loop-detected', status: 508, title: 'The request comes from itself' },
  source_timeout: { slug: 'upstream-timeout', status: 504, title: 'A source was too slow' },
  svg_compressed: source('A compressed SVG is refused'),
  svg_doctype: source('An SVG with a document type is refused'),
  svg_too_deep: source('An SVG is nested too deeply'),
  svg_too_complex: source('An SVG is too complex'),
  svg_filter_limit: source('An SVG filter is too costly'),
  svg_forbidden_element: source('An SVG element is refused'),
  svg_unavailable: source('No SVG can be drawn here'),
  font_not_font: source('A file is not a font'),
  font_corrupt: source('A font is damaged'),
  font_too_large: source('A font is too large'),
  font_too_complex: source('A font is too complex'),
  font_not_embeddable: source('A font may not be embedded'),
  font_untrusted: source('A font from this source is refused'),
  text_too_complex: limit('A text needs too many glyphs'),
  assertion_failed: {
    slug: 'assertion-failed',
    status: 422,
    title: 'The image does not meet what its template requires',
  },
  missing_glyphs: {
    slug: 'assertion-failed',
    status: 422,
    title: 'No font has a character',
  },
  one_output_only: limit('This route answers with one output'),
  path_too_complex: limit('The path shapes have too many points'),
  output_too_large: limit('The output is too large'),
  render_too_large: limit('A render needs too much memory'),
  render_deadline: limit('The render took too long'),
  render_aborted: { slug: 'request-timeout', status: 408, title: 'The render was aborted' },
  unavailable: { slug: 'unavailable', status: 503, title: 'Not available at the moment' },
  queue_full: { slug: 'unavailable', status: 503, title: 'Too many renders wait' },
  queue_stale: { slug: 'unavailable', status: 503, title: 'A render waited too long' },
  memory_full: { slug: 'unavailable', status: 503, title: 'Renders take too much memory' },
  closed: { slug: 'unavailable', status: 503, title: 'This Platen was closed' },
  internal: { slug: 'server-error', status: 500, title: 'Something went wrong inside Platen' },
} as const satisfies Record<string, ErrorKind>

/** A stable, machine-readable reason. */
export type ErrorCode = keyof typeof ERRORS

/** One of several faults of the same input. */
export interface ErrorDetail {
  /** JSON Pointer (RFC 6901) into the input, `""` for its root. */
  readonly pointer: string
  readonly code: ErrorCode
  readonly detail: string
}

export interface PlatenErrorOptions {
  /** JSON Pointer (RFC 6901) to the offender, `""` for the root of the input. */
  readonly pointer?: string | undefined
  readonly cause?: unknown
  /** All faults found, the first of which is this error; absent when there is only one. */
  readonly errors?: readonly ErrorDetail[] | undefined
  /** Ms after which another try may succeed. */
  readonly retryAfterMs?: number | undefined
  /** What became of every layer: a `Receipt`. */
  readonly receipt?: object | undefined
}

/**
 * The only error that Platen throws on purpose.
 *
 * `code` is stable and meant for programs. `message` names the offender in quotes and says what
 * would be right; it never holds a key, a stack or a path of the server.
 */
export class PlatenError extends Error {
  override readonly name = 'PlatenError'
  readonly code: ErrorCode
  /** HTTP status that fits: 4xx when the input is at fault, 5xx otherwise. */
  readonly status: number
  /** JSON Pointer (RFC 6901) to the offender, when the input is a document. */
  readonly pointer: string | undefined
  /** All faults of the input, at least one. */
  readonly errors: readonly ErrorDetail[]
  /** Ms after which another try may succeed, when that is known. */
  readonly retryAfterMs: number | undefined
  /** Of `assertion_failed`: the `Receipt` of the render that was refused. */
  readonly receipt: object | undefined

  constructor(code: ErrorCode, detail: string, options: PlatenErrorOptions = {}) {
    super(detail, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.status = ERRORS[code].status
    this.pointer = options.pointer
    this.retryAfterMs = options.retryAfterMs
    this.receipt = options.receipt
    this.errors = options.errors ?? [{ pointer: options.pointer ?? '', code, detail }]
  }
}

/** Tells a `PlatenError` by its name, so that two copies of this package understand each other. */
export function isPlatenError(value: unknown): value is PlatenError {
  return value instanceof Error && value.name === 'PlatenError' && 'code' in value
}
