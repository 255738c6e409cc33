import { readFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { parseTemplate, type Stores, type Template } from '@platen/core'
import { KitError } from '../kit/kit-error.ts'

/** A template to compare, from a file or from a store. */
export interface FoundTemplate {
  /** As it is called in reports. */
  readonly label: string
  readonly template: Template
  /** Folder of the file; absent for one of a store. */
  readonly folder: string | undefined
}

export interface TemplatePlace {
  readonly cwd: string
  /** Opened once something is asked of it. */
  readonly openStores: () => Promise<Stores>
  /** Whose templates they are. */
  readonly orgId: string
}

/**
 * Finds `card.json`, which is a file, or `card@3`, `card@draft` and `card`, the newest version, in the
 * store.
 *
 * @throws {KitError} There is no such template or version.
 * @throws {PlatenError} It is refused.
 */
export async function findTemplate(name: string, place: TemplatePlace): Promise<FoundTemplate> {
  const path = resolve(place.cwd, name)
  const text = await readIfThere(path)
  if (text !== undefined) {
    return { label: basename(path), template: parseTemplate(text), folder: dirname(path) }
  }
  const [, slug = name, version] = /^([^@]+)@(draft|\d{1,9})$/.exec(name) ?? []
  if (/[/\\.]/.test(name)) throw new KitError(`"${name}" does not exist.`)
  const { orgId } = place
  const { templates } = await place.openStores()
  const record = await templates.find(orgId, slug)
  if (record === undefined) throw new KitError(`There is neither a file nor a template "${slug}".`)
  const wanted = version ?? record.currentVersion ?? 'draft'
  const document =
    wanted === 'draft'
      ? await templates.findDraft(orgId, record.id)
      : (await templates.findVersion(orgId, record.id, Number(wanted)))?.document
  if (document === undefined) {
    const newest = record.currentVersion ?? 'none'
    throw new KitError(`The template "${slug}" has no version ${wanted}; the newest is ${newest}.`)
  }
  const label = `${record.slug}@${wanted}`
  return { label, template: parseTemplate(document), folder: undefined }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined
    throw error
  }
}
