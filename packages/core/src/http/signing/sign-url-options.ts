import { PlatenError } from '../../foundation/errors.ts'
import { didYouMean } from '../../foundation/nearest-name.ts'
import { quote } from '../../foundation/quote.ts'
import type { RenderOptions } from '../../render/render-order.ts'

/** What a signed image URL draws, and for how long it opens. */
export interface SignUrlOptions
  extends Pick<
    RenderOptions,
    'layers' | 'format' | 'quality' | 'width' | 'height' | 'scale' | 'page'
  > {
  /** Id or slug of a published template. */
  readonly template: string
  /** Pins a version, so that caches need never ask again. Default: the newest at each request. */
  readonly version?: number
  /** Seconds from now until the URL ends, whole, from 1 to 315,360,000 (ten years). */
  readonly expiresIn: number
  /**
   * Properties of dynamic layers that whoever holds the URL may set as they like, such as
   * `title.text`; at most 50. What `layers` gives them is drawn until somebody does.
   */
  readonly free?: readonly string[]
  /**
   * The key that signs. Default: the organisation's newest that is not revoked; its first one is made
   * when it has none.
   */
  readonly signingKeyId?: string
  /** Whose template and keys. Default: `default`, that of a program without tenants. */
  readonly orgId?: string
}

const OPTION_NAMES = [
  'template',
  'version',
  'layers',
  'format',
  'quality',
  'width',
  'height',
  'scale',
  'page',
  'expiresIn',
  'free',
  'signingKeyId',
  'orgId',
] as const satisfies readonly (keyof SignUrlOptions)[]

const MAX_LIFE_SECONDS = 315_360_000

/**
 * Checks what can be known to be wrong without asking a store; what the order itself says is checked
 * against its template.
 *
 * @throws {PlatenError} 400, naming the option.
 */
export function assertSignUrlOptions(options: SignUrlOptions): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw invalid('invalid_type', '', 'What is signed must be an object of options.')
  }
  for (const name of Object.keys(options)) {
    if (OPTION_NAMES.some((known) => known === name)) continue
    const detail = `${quote(name)} is not an option of a signed URL.${didYouMean(name, OPTION_NAMES)}`
    throw invalid('unknown_parameter', name, detail)
  }
  assertText(options.template, 'template', 'the id or slug of a template')
  if (options.orgId !== undefined) assertText(options.orgId, 'orgId', 'the id of an organisation')
  if (options.signingKeyId !== undefined) {
    assertText(options.signingKeyId, 'signingKeyId', 'the id of a signing key')
  }
  assertVersion(options.version)
  assertLife(options.expiresIn)
  const { free } = options
  if (free === undefined) return
  if (Array.isArray(free) && free.every((name) => typeof name === 'string')) return
  throw invalid('invalid_type', 'free', '"free" must be a list of names such as "title.text".')
}

function assertText(value: unknown, name: string, what: string): void {
  if (typeof value === 'string' && value !== '') return
  throw invalid('invalid_type', name, `"${name}" must be ${what}, a text that is not empty.`)
}

function assertVersion(version: unknown): void {
  if (version === undefined || (Number.isInteger(version) && Number(version) >= 1)) return
  throw invalid(
    'out_of_range',
    'version',
    `"version" is ${quote(String(version))}, but must be a whole number from 1.`,
  )
}

function assertLife(seconds: unknown): void {
  if (typeof seconds !== 'number') {
    throw invalid(
      'invalid_type',
      'expiresIn',
      '"expiresIn" must be a number: the seconds until the URL ends.',
    )
  }
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= MAX_LIFE_SECONDS) return
  throw invalid(
    'out_of_range',
    'expiresIn',
    `"expiresIn" is ${seconds}, but must be a whole number of seconds from 1 to ${MAX_LIFE_SECONDS}.`,
  )
}

function invalid(
  code: 'invalid_type' | 'out_of_range' | 'unknown_parameter',
  name: string,
  detail: string,
): PlatenError {
  return new PlatenError(code, detail, { pointer: name === '' ? '' : `/${name}` })
}
