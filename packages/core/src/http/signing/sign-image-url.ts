import type { QueryPair } from '../../auth/query-pair.ts'
import { signUrl } from '../../auth/sign-url.ts'
import { PlatenError } from '../../foundation/errors.ts'
import { quote } from '../../foundation/quote.ts'
import { formatQueryOverrides } from '../../overrides/format-query-overrides.ts'
import { buildOverrideSlots, type OverrideSlots } from '../../overrides/override-slots.ts'
import { parseJsonOverrides } from '../../overrides/parse-json-overrides.ts'
import { parseQuery } from '../../overrides/parse-query.ts'
import { parseQueryOverrides } from '../../overrides/parse-query-overrides.ts'
import { DEFAULT_ORGANISATION } from '../../ports/organisation.ts'
import { assertUrlLength } from '../assert-url-length.ts'
import type { HttpTools } from '../http-tools.ts'
import { applyOutputPolicy } from '../rendering/apply-output-policy.ts'
import { atLayers } from '../rendering/at-layers.ts'
import { prepareOrder } from '../rendering/open-order.ts'
import { readImageQuery } from '../rendering/read-image-query.ts'
import { withoutUndefined } from '../rendering/read-order-body.ts'
import type { PublishedTemplate } from '../rendering/template-shelf.ts'
import { findSigningSecrets } from './build-signing-key.ts'
import { type ChooseSigningKey, createSigningKeyChooser } from './choose-signing-key.ts'
import { assertSignUrlOptions, type SignUrlOptions } from './sign-url-options.ts'

/** The image route, below the base path; what a signature covers. */
const IMAGE_PATH = '/render'

/** Signs an image URL; see `Platen.signUrl`. */
export type SignImageUrl = (options: SignUrlOptions) => Promise<string>

/**
 * Makes what signs image URLs.
 *
 * An order is checked against its template both as it is given and as the URL will say it, by what
 * reads URLs: what is signed opens until it expires, its template loses a layer, or its key is revoked.
 */
export function createUrlSigner(tools: HttpTools): SignImageUrl {
  const chooseKey = createSigningKeyChooser(tools)
  return async (options) => {
    if (!tools.isOpen()) throw new PlatenError('closed', 'This instance is shutting down.')
    assertSignUrlOptions(options)
    findSigningSecrets(tools)
    const template = await findTemplate(options, tools)
    const parameters = listParameters(options, template, tools)
    const signed = await sign({ options, parameters, chooseKey }, tools)
    const query = signed.map(({ name, value }) => `${encode(name)}=${encode(value)}`).join('&')
    const { baseUrl = '', basePath } = tools.options
    const url = `${baseUrl}${basePath}${IMAGE_PATH}?${query}`
    assertUrlLength(url.slice(url.indexOf('/', baseUrl === '' ? 0 : 'https://'.length)))
    assertOpens(parseQuery(query), { options, template, tools })
    return url
  }
}

async function findTemplate(
  { template: name, version, orgId = DEFAULT_ORGANISATION }: SignUrlOptions,
  { organisations, rendering }: HttpTools,
): Promise<PublishedTemplate> {
  const settings = await organisations.getSettings(orgId, undefined)
  const record = await rendering.templates.find(settings, name)
  if (record !== undefined) return rendering.templates.read(record, version)
  throw new PlatenError('not_found', `There is no template ${quote(name)}.`, {
    pointer: '/template',
  })
}

/** The query without what signing adds. @throws {PlatenError} 400, with pointers into the options. */
function listParameters(
  options: SignUrlOptions,
  published: PublishedTemplate,
  tools: HttpTools,
): readonly QueryPair[] {
  const { template, version, layers = {}, format, quality, width, height, scale, page } = options
  const look = withoutUndefined({ format, quality, width, height, scale, page })
  const signal = new AbortController().signal
  return atLayers('/layers', () => {
    prepareOrder(tools, published, {
      options: { ...look, layers, overridesBy: 'client' },
      deadlineMs: undefined,
      signal,
    })
    const slots = slotsOf(published)
    const overrides = parseJsonOverrides(layers, slots, tools.limits)
    const own = Object.entries(withoutUndefined({ template, version, ...look }))
    return [
      ...own.map(([name, value]) => ({ name, value: String(value) })),
      ...formatQueryOverrides(overrides, slots),
    ]
  })
}

interface UrlToSign {
  readonly options: SignUrlOptions
  readonly parameters: readonly QueryPair[]
  readonly chooseKey: ChooseSigningKey
}

async function sign(
  { options, parameters, chooseKey }: UrlToSign,
  tools: HttpTools,
): Promise<readonly QueryPair[]> {
  const { orgId = DEFAULT_ORGANISATION, signingKeyId, expiresIn, free } = options
  const key = await chooseKey(orgId, signingKeyId)
  const secret = findSigningSecrets(tools).unseal(key.secret)
  if (secret === undefined) {
    throw new PlatenError(
      'conflict',
      `The secret of the signing key ${quote(key.id)} cannot be read: it was made under another "secret". Make a new key, or set that one again.`,
    )
  }
  const expiresAtMs = tools.clock() + expiresIn * 1000
  return signUrl({
    path: IMAGE_PATH,
    parameters,
    expiresAtMs,
    signingKeyId: key.id,
    secret,
    ...(free === undefined ? {} : { free }),
  })
}

interface UrlToCheck {
  readonly options: SignUrlOptions
  readonly template: PublishedTemplate
  readonly tools: HttpTools
}

/** Reads the URL as its route will. @throws {PlatenError} What the route would say of it. */
function assertOpens(
  parameters: readonly QueryPair[],
  { options, template, tools }: UrlToCheck,
): void {
  const { orgId = DEFAULT_ORGANISATION, free = [] } = options
  const grant = { kind: 'signed_url', orgId, signingKeyId: '' } as const
  const signature = { expiresAtMs: Number.POSITIVE_INFINITY, freeNames: free }
  const order = readImageQuery({ parameters, grant, signature })
  const signal = new AbortController().signal
  prepareOrder(tools, template, { ...applyOutputPolicy(order, template.template.output), signal })
  assertFree(parameters, free, { slots: slotsOf(template), tools })
}

/** An empty value says nothing, but of no layer, property or item that there is not. */
function assertFree(
  parameters: readonly QueryPair[],
  free: readonly string[],
  { slots, tools }: { readonly slots: OverrideSlots; readonly tools: HttpTools },
): void {
  const given = new Set(parameters.map(({ name }) => name))
  const open = [...new Set(free)].filter((name) => !given.has(name))
  const empty = open.map((name) => ({ name, value: '' }))
  parseQueryOverrides([...parameters, ...empty], slots, tools.limits)
}

function slotsOf({ template }: PublishedTemplate): OverrideSlots {
  return buildOverrideSlots(template.pages.flatMap(({ layers }) => layers))
}

const encode = encodeURIComponent
