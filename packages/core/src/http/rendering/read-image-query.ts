import type { Grant } from '../../auth/grant.ts'
import type { QueryPair } from '../../auth/query-pair.ts'
import { PlatenError } from '../../foundation/errors.ts'
import { quote } from '../../foundation/quote.ts'
import { RESERVED_NAMES } from '../../model/api-name.ts'
import type { RouteRequest } from '../route.ts'
import type { GivenOrder } from './given-order.ts'
import { chooseTemplate } from './open-order.ts'
import { withoutUndefined } from './read-order-body.ts'

/**
 * Reads the order in the query of an image URL. What is not one of its own parameters is an override;
 * credentials are left out, so that what is kept of the order holds none.
 *
 * @throws {PlatenError} 400, naming the parameter.
 */
export function readImageQuery({
  parameters,
  grant,
  signature,
}: Pick<RouteRequest, 'parameters' | 'grant' | 'signature'>): GivenOrder {
  assertFreeSources(parameters, signature?.freeNames ?? [])
  const own = new Map<string, string>()
  const overrides: string[] = []
  for (const { name, value } of parameters) {
    if (RESERVED_NAMES.has(name)) own.set(name, value)
    else overrides.push(`${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
  }
  if (own.has('receipt')) {
    throw new PlatenError(
      'unknown_parameter',
      'An image URL gives no "receipt"; ask "POST /renders/validate" or "POST /renders/sync" for one.',
      { pointer: '/receipt' },
    )
  }
  const options = withoutUndefined({
    query: overrides.join('&'),
    format: own.get('format'),
    quality: readNumber(own, 'quality'),
    width: readNumber(own, 'width'),
    height: readNumber(own, 'height'),
    scale: readNumber(own, 'scale'),
    page: own.get('page'),
    overridesBy: chooseAuthor(grant),
  })
  return {
    template: chooseTemplate(own.get('template'), own.get('templateId')),
    version: readVersion(own),
    options,
    deadlineMs: undefined,
    layersAt: '',
  }
}

/** Whose the overrides of an image URL are: a get key stands in pages for all to read. */
export function chooseAuthor(grant: Grant): 'public' | 'client' {
  return grant.kind === 'api_key' && grant.key.type === 'get' ? 'public' : 'client'
}

/** Plain decimals only: `Number` would also read `0x10`, `1e3` and the empty text. */
const DECIMAL = /^\d{1,9}(?:\.\d{1,9})?$/

function readNumber(own: ReadonlyMap<string, string>, name: string): number | undefined {
  const text = own.get(name)
  if (text === undefined) return undefined
  if (DECIMAL.test(text)) return Number(text)
  throw new PlatenError('invalid_type', `"${name}" must be a number, but is ${quote(text)}.`, {
    pointer: `/${name}`,
  })
}

function readVersion(own: ReadonlyMap<string, string>): number | undefined {
  const version = readNumber(own, 'version')
  if (version === undefined || (Number.isInteger(version) && version >= 1)) return version
  throw new PlatenError(
    'out_of_range',
    `"version" is ${version}, but must be a whole number from 1.`,
    { pointer: '/version' },
  )
}

/**
 * Keeps whoever holds a signed URL from reading the assets of the organisation through a parameter
 * that was left free; those that were signed were chosen by the organisation itself.
 */
function assertFreeSources(parameters: readonly QueryPair[], freeNames: readonly string[]): void {
  const free = new Set(freeNames)
  const bad = parameters.find(({ name, value }) => free.has(name) && namesPrivate(name, value))
  if (bad === undefined) return
  throw new PlatenError(
    'source_scheme',
    `${quote(bad.name)} was left free, so it may be no asset; give an "https:" address.`,
    { pointer: `/${bad.name.replaceAll('.', '/')}` },
  )
}

/** Values that are JSON may have a source anywhere inside. */
function namesPrivate(name: string, value: string): boolean {
  const isSource = name.endsWith('.src')
  return (isSource && /^asset:/i.test(value)) || (/^[[{]/.test(value) && /"asset:/i.test(value))
}
