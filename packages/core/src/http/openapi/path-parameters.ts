import type { RouteTag } from '../route.ts'
import type { Parameter } from './open-api-document.ts'

interface PathPart {
  readonly description: string
  readonly example: string | number
}

const ID_TAIL = '0123456789abcdefghijklmnop'

/** Prefixes of ids by the resource that a route belongs to. */
const ID_PREFIXES: Readonly<Partial<Record<RouteTag, string>>> = {
  Renders: 'rnd',
  Templates: 'tmpl',
  Assets: 'ast',
  'API keys': 'key',
  'Signing keys': 'sk',
  Webhooks: 'whk',
}

/** What stands in the places of paths, by their names. */
const PATH_PARTS: Readonly<Record<string, PathPart>> = {
  idOrSlug: { description: 'The id of the template, or its slug.', example: 'social-card' },
  version: { description: 'The number of a version.', example: 1 },
  userId: { description: 'The id that the host application gives the user.', example: 'user_1' },
}

/** Describes the part of a path that stands in braces. */
export function buildPathParameter(name: string, tag: RouteTag): Parameter {
  const { description, example } = PATH_PARTS[name] ?? {
    description: 'The id.',
    example: exampleId(tag),
  }
  const type = typeof example === 'number' ? 'integer' : 'string'
  return { name, in: 'path', required: true, description, schema: { type }, example }
}

/** An id of a resource. What a caller is told of itself is a key. */
export function exampleId(tag: RouteTag): string {
  return `${ID_PREFIXES[tag] ?? 'key'}_${ID_TAIL}`
}

/** The names of the parts of a path that stand in braces. */
export function listPathParts(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
}
