import { basename, extname, join, resolve } from 'node:path'
import type { OutputFormat } from '@platen/core'
import { UsageError } from './usage.ts'

/** One picture to draw. */
export interface RenderJob {
  readonly input: string
  readonly output: string
  readonly format: OutputFormat
}

const FORMAT_OF_EXTENSION: Readonly<Record<string, OutputFormat>> = {
  '.png': 'png',
  '.jpg': 'jpeg',
  '.jpeg': 'jpeg',
  '.webp': 'webp',
  '.avif': 'avif',
  '.svg': 'svg',
  '.pdf': 'pdf',
}

const EXTENSION_OF_FORMAT: Readonly<Record<OutputFormat, string>> = {
  png: '.png',
  jpeg: '.jpg',
  webp: '.webp',
  avif: '.avif',
  svg: '.svg',
  pdf: '.pdf',
}

function readFormat(name: string): OutputFormat {
  const format = FORMAT_OF_EXTENSION[`.${name.toLowerCase()}`]
  if (format !== undefined) return format
  const known = Object.keys(EXTENSION_OF_FORMAT).join(', ')
  throw new UsageError(`"${name}" is no output format; known are ${known}.`)
}

export interface OutputPlan {
  readonly cwd: string
  readonly inputs: readonly string[]
  readonly output: string | undefined
  readonly format: string | undefined
}

/**
 * Decides where each picture goes. An output with a known extension is a file and takes one
 * template; anything else is a folder, in which pictures are named after their templates.
 */
export function planOutputs({ cwd, inputs, output, format }: OutputPlan): readonly RenderJob[] {
  const asked = format === undefined ? undefined : readFormat(format)
  const extension = output === undefined ? '' : extname(output).toLowerCase()
  const fromExtension = FORMAT_OF_EXTENSION[extension]
  const [input, ...more] = inputs
  if (output !== undefined && fromExtension !== undefined && input !== undefined) {
    if (more.length > 0) {
      throw new UsageError(`"${output}" is one file, but ${inputs.length} templates were given.`)
    }
    if (asked !== undefined && asked !== fromExtension) {
      throw new UsageError(`"${output}" is not a file of the format ${asked}.`)
    }
    return [{ input: resolve(cwd, input), output: resolve(cwd, output), format: fromExtension }]
  }
  if (output !== undefined && extension !== '') readFormat(extension.slice(1))
  const folder = resolve(cwd, output ?? '.')
  const chosen = asked ?? 'png'
  return inputs.map((path) => ({
    input: resolve(cwd, path),
    output: join(folder, basename(path, extname(path)) + EXTENSION_OF_FORMAT[chosen]),
    format: chosen,
  }))
}
