import type { NamedEntry } from './draw-entry.ts'
import { GALLERY } from './gallery.ts'

/** Every property that has a picture, in the order of the page. */
export function listEntries(): readonly NamedEntry[] {
  return GALLERY.flatMap((section) =>
    Object.entries(section.rows).flatMap(([property, row]) =>
      'reason' in row ? [] : [{ section, property, entry: row }],
    ),
  )
}

export const PICTURES_FOLDER = new URL('../../../../docs/images/gallery/', import.meta.url)
export const PAGE_FILE = new URL('../../../../docs/gallery.md', import.meta.url)

export function nameEntry({ section, property }: NamedEntry): string {
  return `${section.name}-${property}`
}
