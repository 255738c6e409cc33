import { parseArgs } from 'node:util'
import type { RenderOptions } from '@platen/core'
import { toQuery } from './to-query.ts'
import { UsageError } from './usage.ts'

export interface RenderArguments {
  readonly inputs: readonly string[]
  readonly output: string | undefined
  readonly format: string | undefined
  /** Overrides as a query string, as `@platen/core` takes them. */
  readonly query: string
  readonly options: Pick<RenderOptions, 'quality' | 'scale' | 'page'>
  readonly fontsources: readonly string[]
  readonly files: string | undefined
  readonly receipt: boolean
  readonly watch: boolean
}

const OPTIONS = {
  output: { type: 'string', short: 'o' },
  set: { type: 'string', multiple: true },
  format: { type: 'string' },
  quality: { type: 'string' },
  scale: { type: 'string' },
  page: { type: 'string' },
  fontsource: { type: 'string', multiple: true },
  files: { type: 'string' },
  receipt: { type: 'boolean' },
  watch: { type: 'boolean' },
} as const

function readArguments(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function toNumber(name: string, value: string): number {
  const number = Number(value)
  if (value.trim() !== '' && Number.isFinite(number)) return number
  throw new UsageError(`--${name} takes a number, not "${value}".`)
}

export function parseRenderArguments(argv: readonly string[]): RenderArguments {
  const { values, positionals } = readArguments(argv)
  if (positionals.length === 0) throw new UsageError('platen render needs a template.')
  const { quality, scale, page } = values
  const pageNumber = page !== undefined && /^\d+$/.test(page) ? Number(page) : page
  return {
    inputs: positionals,
    output: values.output,
    format: values.format,
    query: toQuery(values.set ?? []),
    options: {
      ...(quality === undefined ? {} : { quality: toNumber('quality', quality) }),
      ...(scale === undefined ? {} : { scale: toNumber('scale', scale) }),
      ...(pageNumber === undefined ? {} : { page: pageNumber }),
    },
    fontsources: values.fontsource ?? [],
    files: values.files,
    receipt: values.receipt ?? false,
    watch: values.watch ?? false,
  }
}
