import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isPlatenError, PlatenError } from '../../foundation/errors.ts'
import { quote } from '../../foundation/quote.ts'
import type { FontSource } from './font-source.ts'

/**
 * The same error with the file of the font named: a family may have many. Of a path its last part,
 * since where a server keeps its files is not for those who call it.
 */
export function namingFontFile(error: unknown, source: FontSource): unknown {
  const name = findFileName(source)
  if (name === undefined || !isPlatenError(error)) return error
  return new PlatenError(error.code, `Font file ${name}: ${error.message}`, {
    pointer: error.pointer,
    cause: error,
  })
}

function findFileName(source: FontSource): string | undefined {
  if ('load' in source) return source.fileName
  if (!('path' in source)) return undefined
  const { path } = source
  return quote(basename(typeof path === 'string' ? path : fileURLToPath(path)))
}
