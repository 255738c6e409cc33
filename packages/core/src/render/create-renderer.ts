import type { FetchPolicy } from '../assets/fetch/fetch-policy.ts'
import type { FileSourceOptions } from '../assets/file-source.ts'
import { isMarkedAsCode } from '../foundation/code-mark.ts'
import { DEFAULT_LIMITS, type Limits } from '../foundation/limits.ts'
import { type Logger, SILENT_LOGGER } from '../foundation/logger.ts'
import type { OutputFormat } from '../foundation/output-format.ts'
import type { Template, TemplateInput } from '../model/template.ts'
import { hasSensitiveOverrides } from '../overrides/has-sensitive-overrides.ts'
import { listPages } from '../overrides/list-pages.ts'
import type { AssetStore } from '../ports/asset-store.ts'
import { createSandbox } from '../sandbox/create-sandbox.ts'
import { assertSandboxOptions, type SandboxOptions } from '../sandbox/sandbox-options.ts'
import { describeFontSource } from '../text/fonts/describe-font-source.ts'
import type { FontSource } from '../text/fonts/font-source.ts'
import { canonicalOrder } from './canonical-order.ts'
import { countPixels } from './count-pixels.ts'
import { createCompiler, type TemplateCompiler } from './create-compiler.ts'
import {
  type CacheSizes,
  createLocalLine,
  type LocalLine,
  type LocalLineOptions,
} from './create-local-line.ts'
import type { InspectedPage } from './inspect.ts'
import type { LoadGroup } from './load-group.ts'
import type { Measurement } from './measure.ts'
import type { Receipt } from './receipt.ts'
import type { RenderLine } from './render-line.ts'
import { parseRenderOrder, type RenderOptions } from './render-order.ts'
import type { RenderResult } from './render-result.ts'

/** How the line is set up; everything may be left out. */
export interface RendererOptions {
  /** Fonts beside the built-in Inter: single ones, or what `registerFontsource` gives. */
  readonly fonts?: readonly (FontSource | readonly FontSource[])[]
  /** Where `asset:ID` sources are read from. Absent: they are refused. */
  readonly assets?: AssetStore
  /** Lets file paths be sources, below one folder. Absent: they are refused. */
  readonly files?: FileSourceOptions
  /** How `https:` and `http:` sources are fetched; `false` refuses them. */
  readonly network?: Partial<FetchPolicy> | false
  /** Ceilings to change; see `DEFAULT_LIMITS`. */
  readonly limits?: Partial<Limits>
  /** Bytes of each cache. */
  readonly caches?: CacheSizes
  /**
   * The processes in which SVG is drawn, since a drawing cannot be stopped in this one; all but what stands
   * as `markup` in templates of `defineTemplate`. They are started when there is SVG to draw, and keep no
   * program alive.
   */
  readonly sandbox?: SandboxOptions
}

/** The line with all that it keeps warm between renders. */
export interface Renderer {
  /**
   * Checks an order without beginning it.
   *
   * @param template From `parseTemplate`, or a document as it is written.
   * @param group Whose orders share what they load.
   * @throws {PlatenError} What is wrong with the template or the order; `closed`.
   */
  prepare(
    template: Template | TemplateInput,
    options?: RenderOptions,
    group?: LoadGroup,
  ): PreparedRender
  /** Names the fonts of the options, so that caches can tell instances with other fonts apart. */
  describeFonts(): readonly string[]
  /** Ends running renders with `closed`, closes sockets and drops all caches. */
  close(): Promise<void>
}

/** How an order is begun that has waited for its turn. */
export interface RenderStart {
  /** In place of that of the options. */
  readonly signal?: AbortSignal
  /** By `readMonotonicMs`: when its deadline began to run. Default: now. */
  readonly startedAt?: number
}

/** A checked order; it can be drawn, or only laid out. */
export interface PreparedRender {
  /** See `canonicalOrder`. */
  readonly canonicalText: string
  readonly format: OutputFormat
  /** The order says something of a sensitive layer, so it may not be kept as it is. */
  readonly isSensitive: boolean
  /**
   * The pages that the order makes: for each the page of the template that it is drawn by, counted
   * from 1. One with `forEach` comes once for each few items.
   *
   * @throws {PlatenError} `too_many_pages`
   */
  readonly pages: readonly number[]
  /**
   * See `countPixels`.
   *
   * @throws {PlatenError} `canvas_too_large`
   */
  readonly pixels: number
  readonly deadlineMs: number
  render(start?: RenderStart): Promise<RenderResult>
  /** The receipt that `render` would give, without painting anything. */
  validate(start?: RenderStart): Promise<Receipt>
  /** Where everything would be drawn. */
  measure(): Promise<Measurement>
  /** The page with its drawing commands and its pixels, of which no file is made. */
  inspect(): Promise<InspectedPage>
}

/** Draws in the thread that calls it. Nothing heavy is loaded before the first render needs it. */
export function createRenderer(options: RendererOptions = {}): Renderer {
  const settings = toLineOptions(options)
  const local = createLocalLine(settings)
  return createRendererOn(local, { local, settings, compile: createCompiler(settings.limits) })
}

/** @throws {PlatenError} `invalid_value`, naming the option of the sandbox. */
export function toLineOptions(
  options: RendererOptions,
  logger: Logger = SILENT_LOGGER,
): LocalLineOptions {
  const { fonts = [], limits, assets, files, network, caches, sandbox = {} } = options
  assertSandboxOptions(sandbox)
  return {
    sandbox: createSandbox({ ...sandbox, logger }),
    limits: { ...DEFAULT_LIMITS, ...limits },
    fonts: fonts.flat() as readonly FontSource[],
    ...{ assets, files, network, caches },
  }
}

export interface RendererParts {
  /** What is inspected is drawn here, and what closes it closes the renderer. */
  readonly local: LocalLine
  readonly settings: LocalLineOptions
  readonly compile: TemplateCompiler
}

/** @param line Where orders are walked. */
export function createRendererOn(
  line: RenderLine,
  { local, settings, compile }: RendererParts,
): Renderer {
  const { limits, fonts } = settings
  return {
    prepare: (template, given = {}, group) => {
      if (local.closing.aborted) throw local.closing.reason
      const isTemplateOfProgram = isMarkedAsCode(template)
      const parsed = parseRenderOrder(compile(template), given, limits)
      const order = { ...parsed, group, isTemplateOfProgram }
      return {
        get canonicalText() {
          return canonicalOrder(order)
        },
        format: order.output.format,
        isSensitive: hasSensitiveOverrides(order.overrides, order.template.slots),
        get pages() {
          return listPages(order.template, order.overrides).map(({ index }) => index + 1)
        },
        get pixels() {
          return countPixels(order)
        },
        deadlineMs: order.deadlineMs,
        render: (start) => line.render({ ...order, ...start }),
        validate: (start) => line.validate({ ...order, ...start }),
        measure: () => line.measure(order),
        inspect: () => local.inspect(order),
      }
    },
    describeFonts: () => fonts.map(describeFontSource),
    close: () => local.close(),
  }
}
