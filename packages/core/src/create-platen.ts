import { createLoopMark } from './assets/fetch/loop-mark.ts'
import { DEFAULT_LIMITS, type Limits } from './foundation/limits.ts'
import { checkStores } from './http/check-stores.ts'
import type { Http } from './http/create-http.ts'
import { type HttpOptions, parseHttpOptions } from './http/http-options.ts'
import type { HttpRequest } from './http/http-request.ts'
import type { HttpResponse } from './http/http-response.ts'
import { isBelowPrefix } from './http/request-target.ts'
import type { SignUrlOptions } from './http/signing/sign-url-options.ts'
import { createMemoryStores } from './memory/create-memory-stores.ts'
import type { Template, TemplateInput } from './model/template.ts'
import type { Stores } from './ports/stores.ts'
import { createRenderers, type RenderersOptions } from './render/create-renderers.ts'
import type { Measurement } from './render/measure.ts'
import type { Receipt } from './render/receipt.ts'
import type { RenderOptions } from './render/render-order.ts'
import type { RenderResult } from './render/render-result.ts'
import { type RenderSizesOptions, renderSizes, type SizedRender } from './render/render-sizes.ts'
import { warmUp } from './render/warm-up.ts'
import { readCodeTemplates } from './template/code-templates.ts'
import type { OverridesOf } from './template/overrides-of.ts'
import { withCodeTemplates } from './template/with-code-templates.ts'

/** How a Platen is set up; everything may be left out. */
export interface PlatenOptions extends RenderersOptions, HttpOptions {
  /**
   * Where templates, keys, settings and all else are kept. Default: in this process, until it ends.
   * `close` closes them too.
   */
  readonly stores?: Stores
  /**
   * Templates that are served by their `slug` beside the stored ones, in every organisation, and
   * cannot be changed through the routes. A slug means the one in code before a stored one. Their
   * version is a number that follows from their content.
   */
  readonly templates?: readonly (Template | TemplateInput)[]
}

/** Renders templates; keeps fonts, decoded images and painted backgrounds warm between renders. */
export interface Platen {
  /**
   * Draws a template with some of its dynamic layers changed.
   *
   * Equal orders give equal bytes, whatever was rendered before. Work is bounded by the limits of the
   * instance and by `deadlineMs`.
   *
   * @param template From `defineTemplate` or `parseTemplate`, or a document as it is written.
   * @throws {PlatenError} 4xx for a bad template, order or source, naming the offender; 408 when
   *   `signal` fires; 422 `render_deadline`; 503 after `close`.
   */
  render<const T extends Template | TemplateInput>(
    template: T,
    options?: RenderOptions<OverridesOf<T>>,
  ): Promise<RenderResult>
  /**
   * Draws one order in several sizes and formats: `sizes: [{ name: 'story', width: 1080, height: 1920 }]`.
   *
   * All sizes are checked before the first is drawn. They are drawn one after another from the same
   * sources and fonts, which are loaded once; `deadlineMs` is for each.
   *
   * @returns One result for each size, in their order.
   * @throws {PlatenError} As `render`; 400 for sizes without names or with equal ones.
   */
  renderSizes<const T extends Template | TemplateInput>(
    template: T,
    options: RenderSizesOptions<OverridesOf<T>>,
  ): Promise<readonly SizedRender[]>
  /**
   * What `render` would say of the same order, without drawing it: sources are loaded and texts laid
   * out, but no pixel is painted.
   *
   * @throws {PlatenError} As `render`.
   */
  validate<const T extends Template | TemplateInput>(
    template: T,
    options?: RenderOptions<OverridesOf<T>>,
  ): Promise<Receipt>
  /**
   * Where everything of an order would be drawn: boxes, lines and font sizes, without drawing. What a
   * template requires is not asked, so that one can see why it is not met.
   *
   * @throws {PlatenError} As `render`, but for `assertion_failed`.
   */
  measure<const T extends Template | TemplateInput>(
    template: T,
    options?: RenderOptions<OverridesOf<T>>,
  ): Promise<Measurement>
  /**
   * Answers an HTTP request; adapters call this. Never rejects: refusals and faults are answers too.
   * What the routes need is loaded with the first request.
   */
  handle(request: HttpRequest): Promise<HttpResponse>
  /**
   * Signs the URL of an image, which opens without a key and in any page until it expires; its query
   * says what is drawn, and only what is `free` may be changed in it.
   *
   * The order is checked against its template first, so that no URL is signed which would not open.
   * Signing needs the option `secret`. Without `signingKeyId` it takes the organisation's newest
   * signing key that is not revoked; an organisation that never had one gets its first here, and its
   * audit log says so. One whose keys are all revoked gets none by itself. Revoking a key ends all of
   * its URLs at once.
   *
   * @returns Absolute with the option `baseUrl`; else a path that begins with `basePath`, to be put
   *   after the origin and the path of the mount.
   * @throws {PlatenError} 400 for a bad order, naming the offender; `not_found` for an unknown
   *   template, version or key; `conflict` without `secret`, or for a revoked key; `uri_too_long` for
   *   more than 8,192 characters; 503 after `close`.
   */
  signUrl(options: SignUrlOptions): Promise<string>
  /**
   * Loads what the first request would wait for, and asks the stores whether they answer; for a
   * program that listens only once it can serve. May be called again at any time.
   *
   * @throws {PlatenError} `unavailable` when the stores cannot be read, with the reason as its cause;
   *   `closed` after `close`.
   */
  ready(): Promise<void>
  /** All routes lie below it, such as `/api/v1`; without a slash at its end. */
  readonly basePath: string
  /**
   * Whether a request is for these routes, so that a host with routes of its own keeps the others.
   *
   * @param rawUrl The target of the request line, as it came.
   * @param mountPath Path at which the host mounted the routes, without a slash at its end.
   */
  serves(rawUrl: string, mountPath: string): boolean
  /**
   * Begins to shut down: `/readyz` answers 503, requests that come from now on are refused with 503, and
   * those under way are finished. To be called on SIGTERM, while the server still listens, so that a
   * balancer can see it; then stop the server and call `close`.
   *
   * @returns Once nothing is under way, or after twice `limits.deadlineMs`. Renders that the program
   *   began itself are neither refused nor waited for.
   */
  drain(): Promise<void>
  /** Ends running renders with `closed`, closes sockets and stores, ends threads and drops all caches. */
  close(): Promise<void>
}

/** Sets up a renderer and its routes. Nothing heavy is loaded before the first use needs it. */
export function createPlaten(options: PlatenOptions = {}): Platen {
  const { pool } = options
  const settings = parseHttpOptions(options, pool === false ? undefined : pool?.workers)
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const stores = chooseStores(options, limits)
  const { logger } = options
  const mark = createLoopMark(options.secret)
  const renderers = createRenderers({ ...options, assets: stores.assets }, { logger, mark })
  const { program, routes } = renderers
  let isOpen = true
  let loading: Promise<Http> | undefined
  const loadHttp = async () => {
    const { createHttp } = await import('./http/create-http.ts')
    const isStillOpen = () => isOpen
    const shared = { stores, limits, renderer: routes, mark, isOpen: isStillOpen }
    return createHttp({ ...shared, settings, options })
  }
  const findHttp = () => {
    loading ??= loadHttp()
    return loading
  }
  return {
    render: async (template, order) => program.prepare(template, order).render(),
    renderSizes: async (template, options) => renderSizes(program, template, options),
    validate: async (template, order) => program.prepare(template, order).validate(),
    measure: async (template, order) => program.prepare(template, order).measure(),
    handle: async (request) => (await findHttp()).handle(request),
    signUrl: async (order) => (await findHttp()).signUrl(order),
    ready: async () => {
      await Promise.all([warmUp(routes), checkStores(stores), findHttp()])
    },
    basePath: settings.basePath,
    serves: (rawUrl, mountPath) => isBelowPrefix(rawUrl, mountPath + settings.basePath),
    drain: async () => {
      isOpen = false
      await (await loading)?.drain(2 * limits.deadlineMs)
    },
    close: async () => {
      isOpen = false
      await renderers.close()
      await (await loading)?.close()
      await stores.close()
    },
  }
}

function chooseStores(options: PlatenOptions, limits: Limits): Stores {
  const { clock, templates = [] } = options
  const chosen = options.stores ?? createMemoryStores({ clock })
  if (options.assets === undefined && templates.length === 0) return chosen
  return {
    ...chosen,
    assets: options.assets ?? chosen.assets,
    templates: withCodeTemplates(chosen.templates, readCodeTemplates(templates, limits)),
    close: () => chosen.close(),
  }
}
