import { createHash } from 'node:crypto'

const MAX_LENGTH = 64
const SUFFIX_LENGTH = 5

/**
 * A slug for a template that came without one: the words of its name, or its kind.
 *
 * Letters beyond ASCII lose their marks or are left out; what is left of the id makes it unlike that
 * of a namesake.
 *
 * @param id Of the template, `tmpl_…`.
 */
export function chooseSlug(name: string | undefined, id: string): string {
  const words = (name ?? '')
    .slice(0, 200)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .join('-')
    .slice(0, MAX_LENGTH - SUFFIX_LENGTH - 1)
    .replace(/-$/, '')
  const suffix = createHash('sha256').update(id).digest('hex').slice(0, SUFFIX_LENGTH)
  return `${words === '' ? 'template' : words}-${suffix}`
}
