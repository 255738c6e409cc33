import type { AssetTable } from '../assets/asset-table.ts'
import { loadAssets } from '../assets/load-assets.ts'
import type { SourceLoader } from '../assets/source-loader.ts'
import type { Deadline } from '../foundation/deadline.ts'
import type { Limits } from '../foundation/limits.ts'
import type { ResolvedTemplate } from '../overrides/resolved-template.ts'
import type { FontSet } from '../text/fonts/font-set.ts'
import type { PageFonts } from './page-fonts.ts'
import type { RenderOrder } from './render-order.ts'
import type { Stopwatch } from './stopwatch.ts'

/** All that a page has from outside: after it nothing waits for anybody. */
export interface LoadedPage {
  readonly assets: AssetTable
  readonly fontSet: FontSet
}

/** The part of a `RenderRun` that loading needs. */
export interface LoadingRun {
  readonly tools: {
    readonly loader: SourceLoader
    readonly fonts: PageFonts
    readonly limits: Limits
  }
  readonly deadline: Deadline
  readonly stopwatch: Stopwatch
}

/** @param resolved With the one page that is to be loaded. */
export type PageLoader = (
  order: Pick<RenderOrder, 'orgId' | 'page' | 'isTemplateOfProgram'>,
  resolved: ResolvedTemplate,
  run: LoadingRun,
) => Promise<LoadedPage>

/** Loads the sources and the fonts of a page. */
export const loadPage: PageLoader = async (order, { pages, canvas, fonts }, run) => {
  const [page] = pages
  if (page === undefined) throw new TypeError('A resolved template has no page.')
  const { tools, deadline, stopwatch } = run
  const request = { orgId: order.orgId, signal: deadline.signal }
  const assets = await loadAssets({
    page,
    background: canvas.background,
    loader: tools.loader,
    limits: tools.limits,
    ...request,
    fonts,
    isTemplateOfProgram: order.isTemplateOfProgram === true,
  })
  stopwatch.lap('assets')
  const fontSet = await tools.fonts.prepare(page, fonts, request)
  stopwatch.lap('fonts')
  return { assets, fontSet }
}

/**
 * A loader for orders that differ in nothing but size and format: each page is loaded with the first
 * that shows it, so that all show the same, and kept as long as the loader is.
 */
export function createSharedPageLoader(): PageLoader {
  const loaded = new Map<number | string, LoadedPage>()
  return async (order, resolved, run) => {
    const key = order.page ?? 1
    const page = loaded.get(key) ?? (await loadPage(order, resolved, run))
    loaded.set(key, page)
    return page
  }
}
