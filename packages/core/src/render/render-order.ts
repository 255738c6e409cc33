import { PlatenError } from '../foundation/errors.ts'
import type { Limits } from '../foundation/limits.ts'
import { didYouMean } from '../foundation/nearest-name.ts'
import {
  type Compression,
  DEFAULT_QUALITY,
  MEDIA_TYPES,
  type OutputFormat,
  type OutputSpec,
} from '../foundation/output-format.ts'
import type { CompiledTemplate } from '../overrides/compiled-template.ts'
import type { OverrideSet } from '../overrides/override-set.ts'
import { DEFAULT_ORGANISATION } from '../ports/organisation.ts'
import {
  assertTrustedOverrides,
  OVERRIDE_AUTHORS,
  type OverrideAuthor,
} from './assert-trusted-overrides.ts'
import { readOverrides } from './read-overrides.ts'

/** What a caller may ask of one render; everything may be left out. */
export interface RenderOptions<Overrides = Readonly<Record<string, unknown>>> {
  /** Layer name to changed properties, or to the bare value of the layer's main property. */
  readonly layers?: Overrides
  /** The same as a query string, `title.text=Hello`, in place of `layers`. */
  readonly query?: string
  /** Named colours that replace those of the template. */
  readonly tokens?: Readonly<Record<string, string>>
  /** Default `png`. `jpg` is `jpeg`. */
  readonly format?: OutputFormat | 'jpg'
  /** 1..100. Defaults: JPEG 90, WebP 80, AVIF 60; of no effect for the others. */
  readonly quality?: number
  /** Device px per CSS px, over 0. Default 1, which makes 1 CSS px 0.75 points in a PDF. */
  readonly scale?: number
  /** CSS px; the template's `resize` says how the layers follow. Default: the canvas's own. */
  readonly width?: number
  /** CSS px; the template's `resize` says how the layers follow. Default: the canvas's own. */
  readonly height?: number
  /** Page by number, counted from 1, or by name. Default: all in a PDF, else 1. */
  readonly page?: number | string
  /** How long the encoder may search for fewer bytes. Default `balanced`. */
  readonly compression?: Compression
  /**
   * Who wrote the overrides, and so which sources they may name; see `assertTrustedOverrides`.
   * Default `program`.
   */
  readonly overridesBy?: OverrideAuthor
  /** Whose assets `asset:ID` means. Default: `default`, that of a program without tenants. */
  readonly orgId?: string
  /** Milliseconds until `render_deadline`, at most the instance's own limit, its default. */
  readonly deadlineMs?: number
  /** Ends the render with `render_aborted`. */
  readonly signal?: AbortSignal
}

/** A complete, checked order. */
export interface RenderOrder {
  readonly template: CompiledTemplate
  readonly overrides: OverrideSet
  readonly tokens: Readonly<Record<string, string>> | undefined
  /** CSS px. */
  readonly width: number | undefined
  /** CSS px. */
  readonly height: number | undefined
  readonly page: number | string | undefined
  readonly output: OutputSpec
  readonly overridesBy: OverrideAuthor
  /** The program wrote the template, and so the markup that stands in it. Default `false`. */
  readonly isTemplateOfProgram?: boolean
  readonly orgId: string
  readonly deadlineMs: number
  /** By `readMonotonicMs`: when the deadline began to run. Default: when the order is begun. */
  readonly startedAt?: number | undefined
  readonly signal: AbortSignal | undefined
}

const COMPRESSIONS: readonly Compression[] = ['fast', 'balanced', 'small']
const OPTION_NAMES = [
  'layers',
  'query',
  'tokens',
  'format',
  'quality',
  'scale',
  'width',
  'height',
  'page',
  'compression',
  'overridesBy',
  'orgId',
  'deadlineMs',
  'signal',
] as const satisfies readonly (keyof RenderOptions)[]

interface NumberRule {
  readonly name: 'quality' | 'scale' | 'width' | 'height' | 'deadlineMs'
  readonly min: number
  readonly max: number
  readonly whole: boolean
}

function readNumber(options: RenderOptions, rule: NumberRule): number | undefined {
  const value: unknown = options[rule.name]
  if (value === undefined) return undefined
  const fits =
    typeof value === 'number' &&
    value >= rule.min &&
    value <= rule.max &&
    (!rule.whole || Number.isInteger(value))
  if (fits) return value
  const shown = typeof value === 'number' ? String(value) : typeof value
  throw new PlatenError(
    typeof value === 'number' ? 'out_of_range' : 'invalid_type',
    `"${rule.name}" is ${shown}, but must be a ${rule.whole ? 'whole ' : ''}number from ${rule.min} to ${rule.max}.`,
    { pointer: `/${rule.name}` },
  )
}

function readFormat(value: unknown): OutputFormat {
  const name = value === undefined ? 'png' : value === 'jpg' ? 'jpeg' : value
  if (typeof name === 'string' && Object.hasOwn(MEDIA_TYPES, name)) return name as OutputFormat
  const known = Object.keys(MEDIA_TYPES)
  const shown = typeof name === 'string' ? `"${name.slice(0, 40)}"` : `A ${typeof name}`
  const hint = typeof name === 'string' ? didYouMean(name, known) : ''
  throw new PlatenError(
    'invalid_value',
    `${shown} is not an output format; known are ${known.join(', ')}.${hint}`,
    { pointer: '/format' },
  )
}

function readCompression(value: unknown): Compression {
  const found = COMPRESSIONS.find((known) => known === (value ?? 'balanced'))
  if (found !== undefined) return found
  throw new PlatenError(
    'invalid_value',
    `"compression" must be one of ${COMPRESSIONS.join(', ')}.`,
    { pointer: '/compression' },
  )
}

function readOrganisation(value: unknown): string {
  if (value === undefined) return DEFAULT_ORGANISATION
  if (typeof value === 'string' && value !== '') return value
  const detail = '"orgId" must be the id of an organisation, a text that is not empty.'
  throw new PlatenError('invalid_type', detail, { pointer: '/orgId' })
}

function readAuthor(value: unknown): OverrideAuthor {
  const found = OVERRIDE_AUTHORS.find((known) => known === (value ?? 'program'))
  if (found !== undefined) return found
  const detail = `"overridesBy" must be one of ${OVERRIDE_AUTHORS.join(', ')}.`
  throw new PlatenError('invalid_value', detail, { pointer: '/overridesBy' })
}

function readQuery(value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value
  throw new PlatenError(
    'invalid_type',
    `"query" must be a string such as "title.text=Hello", but is a ${typeof value}.`,
    { pointer: '/query' },
  )
}

function readSignal(value: unknown): AbortSignal | undefined {
  if (value === undefined || value instanceof AbortSignal) return value
  throw new PlatenError('invalid_type', '"signal" must be an AbortSignal.', { pointer: '/signal' })
}

function assertKnownOptions(options: unknown): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new PlatenError('invalid_type', 'The options of a render must be an object.', {
      pointer: '',
    })
  }
  for (const name of Object.keys(options)) {
    if (OPTION_NAMES.some((known) => known === name)) continue
    throw new PlatenError(
      'unknown_parameter',
      `"${name.slice(0, 60)}" is not an option of a render.${didYouMean(name, OPTION_NAMES)}`,
      { pointer: `/${name.slice(0, 60)}` },
    )
  }
}

/**
 * Completes and checks the options of one render against the limits of the instance, and its
 * overrides against the template.
 */
export function parseRenderOrder(
  template: CompiledTemplate,
  options: RenderOptions,
  limits: Limits,
): RenderOrder {
  assertKnownOptions(options)
  const format = readFormat(options.format)
  const whole = { whole: true, min: 1 } as const
  const side = { ...whole, max: limits.outputSide }
  const quality = readNumber(options, { ...whole, name: 'quality', max: 100 })
  const scale = readNumber(options, { name: 'scale', min: 0.01, max: limits.scale, whole: false })
  const width = readNumber(options, { ...side, name: 'width' })
  const height = readNumber(options, { ...side, name: 'height' })
  const deadlineMs = readNumber(options, { ...whole, name: 'deadlineMs', max: limits.deadlineMs })
  const query = readQuery(options.query)
  if (options.layers !== undefined && query !== undefined) {
    throw new PlatenError(
      'invalid_value',
      'Give the overrides as "layers" or as "query", not as both.',
      { pointer: '/query' },
    )
  }
  const overrides = readOverrides({ layers: options.layers, query }, template)
  const overridesBy = readAuthor(options.overridesBy)
  assertTrustedOverrides(overrides, overridesBy)
  return {
    template,
    overrides,
    tokens: options.tokens,
    width,
    height,
    page: options.page,
    output: {
      format,
      quality: quality ?? DEFAULT_QUALITY[format] ?? 100,
      scale: scale ?? 1,
      compression: readCompression(options.compression),
    },
    overridesBy,
    orgId: readOrganisation(options.orgId),
    deadlineMs: deadlineMs ?? limits.deadlineMs,
    signal: readSignal(options.signal),
  }
}
