import { extname } from 'node:path'
import { MEDIA_TYPES, type OutputFormat } from '../../foundation/output-format.ts'

/** A name with the extension of its format; another extension of ours is replaced. */
export function nameFile(name: string, format: OutputFormat): string {
  const extension = extname(name).slice(1).toLowerCase()
  const isKnown = extension === 'jpg' || Object.hasOwn(MEDIA_TYPES, extension)
  const stem = isKnown ? name.slice(0, -extension.length - 1) : name
  return `${stem}.${extension === 'jpg' && format === 'jpeg' ? 'jpg' : format}`
}
