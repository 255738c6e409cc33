import { readFile } from 'node:fs/promises'
import { sha256Hex } from '../../foundation/digest.ts'

/** What the reference page loads. */
export interface ReferenceFiles {
  /** A digest of all files, part of their addresses: other contents have other addresses. */
  readonly build: string
  /** By name. */
  readonly files: ReadonlyMap<string, ReferenceFile>
}

export interface ReferenceFile {
  readonly mediaType: string
  readonly text: string
}

/** The one stylesheet and the script that starts the others. */
export const STYLE_NAME = 'reference.css'
export const SCRIPT_NAME = 'reference.js'

/**
 * Where the files lie. The sources and the published bundle both keep them in `reference-page` beside
 * the file that asks, so one relative address finds them in either.
 */
const FOLDER = new URL('./reference-page/', import.meta.url)

/** Parts of the stylesheet, in the order in which they bind. */
const STYLES = [
  'colors',
  'page',
  'navigation',
  'chapter',
  'operation',
  'code',
  'try-it',
  'screens',
] as const

const SCRIPTS = [
  'reference',
  'theme',
  'navigation',
  'languages',
  'samples',
  'try-it',
  'build-request',
  'describe-response',
  'choices',
  'elements',
] as const

/** Reads the files of the page, its styles put together to one. */
export async function readReferenceFiles(): Promise<ReferenceFiles> {
  const read = (name: string) => readFile(new URL(name, FOLDER), 'utf8')
  const styles = await Promise.all(STYLES.map((name) => read(`${name}.css`)))
  const scripts = await Promise.all(
    SCRIPTS.map(async (name) => [`${name}.js`, script(await read(`${name}.js`))] as const),
  )
  const style = { mediaType: 'text/css; charset=utf-8', text: styles.join('\n') }
  const files = new Map([[STYLE_NAME, style], ...scripts])
  const texts = [...files].flatMap(([name, { text }]) => [name, '\0', text, '\0'])
  return { build: sha256Hex(...texts).slice(0, 16), files }
}

function script(text: string): ReferenceFile {
  return { mediaType: 'text/javascript; charset=utf-8', text }
}
