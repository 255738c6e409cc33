import { open } from 'node:fs/promises'
import { PlatenError } from '../../foundation/errors.ts'
import type { FontSource } from './font-source.ts'

/**
 * Reads the file of a font source, at most `maxBytes`.
 *
 * @throws {PlatenError} `source_not_found`, `font_too_large`.
 */
export async function readFontSource(source: FontSource, maxBytes: number): Promise<Uint8Array> {
  if ('bytes' in source) return source.bytes
  if ('load' in source) return source.load()
  const file = await openFile(source.path, source.family)
  try {
    const { size } = await file.stat()
    if (size > maxBytes) {
      throw new PlatenError(
        'font_too_large',
        `The font "${source.family}" has ${size} bytes; at most ${maxBytes} are allowed.`,
      )
    }
    return new Uint8Array(await file.readFile())
  } finally {
    await file.close()
  }
}

async function openFile(path: string | URL, family: string) {
  try {
    return await open(path, 'r')
  } catch (cause) {
    throw new PlatenError(
      'source_not_found',
      `The file of the font "${family}" cannot be opened.`,
      {
        cause,
      },
    )
  }
}
