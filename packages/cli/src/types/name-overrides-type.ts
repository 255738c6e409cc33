import { basename } from 'node:path'
import type { Template } from '@platen/core'

/** `SocialCardOverrides` for the slug `social-card`; without a slug, by the name of the file. */
export function nameOverridesType({ slug }: Pick<Template, 'slug'>, path: string): string {
  const words = (slug ?? basename(path).replace(/(\.[a-z]+)+$/i, '')).split(/[^A-Za-z0-9]+/)
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  const isIdentifier = /^[A-Za-z]/.test(name)
  return `${isIdentifier ? name : `Template${name}`}Overrides`
}
