import type { RendererOptions, RenderOptions } from '@platen/core'
import {
  comparePages,
  createRenderer,
  type InspectedPage,
  type PageComparison,
  writePixels,
} from '@platen/core/tools'
import type { FoundTemplate } from './find-template.ts'

/** What became of one page from one template to the other. */
export interface PageDifference {
  /** Counted from 1. */
  readonly page: number
  /** Absent when only one of the templates has the page. */
  readonly comparison: Omit<PageComparison, 'heat'> | undefined
  /** PNG files; absent when there is nothing to show. */
  readonly before: Uint8Array | undefined
  readonly after: Uint8Array | undefined
  readonly heat: Uint8Array | undefined
}

export interface ComparisonOptions {
  readonly before: FoundTemplate
  readonly after: FoundTemplate
  /** Of both; what a template refuses is an error. */
  readonly order: Pick<RenderOptions, 'query' | 'scale' | 'orgId'>
  /** How a template is drawn, by where it lies. */
  readonly rendererOptions: (found: FoundTemplate) => RendererOptions
}

/** Draws every page of both templates and compares them. */
export async function compareTemplates(
  options: ComparisonOptions,
): Promise<readonly PageDifference[]> {
  const [before, after] = [options.before, options.after].map((found) => ({
    renderer: createRenderer(options.rendererOptions(found)),
    template: found.template,
  })) as [DrawnTemplate, DrawnTemplate]
  try {
    const count = ({ renderer, template }: DrawnTemplate) =>
      renderer.prepare(template, options.order).pages.length
    const counts = { before: count(before), after: count(after) }
    const pages = Math.max(counts.before, counts.after)
    const differences: PageDifference[] = []
    for (let page = 1; page <= pages; page++) {
      const [old, fresh] = [
        page > counts.before ? undefined : await inspectPage(before, page, options.order),
        page > counts.after ? undefined : await inspectPage(after, page, options.order),
      ]
      differences.push(await comparePage(page, old, fresh))
    }
    return differences
  } finally {
    await Promise.all([before.renderer.close(), after.renderer.close()])
  }
}

interface DrawnTemplate {
  readonly renderer: ReturnType<typeof createRenderer>
  readonly template: FoundTemplate['template']
}

async function inspectPage(
  { renderer, template }: DrawnTemplate,
  page: number,
  order: ComparisonOptions['order'],
): Promise<InspectedPage> {
  return renderer.prepare(template, { ...order, page }).inspect()
}

async function comparePage(
  page: number,
  before: InspectedPage | undefined,
  after: InspectedPage | undefined,
): Promise<PageDifference> {
  const compared = before && after && comparePages(before, after)
  if (compared !== undefined && compared.differing === 0) {
    const { heat: _heat, ...comparison } = compared
    return { page, comparison, before: undefined, after: undefined, heat: undefined }
  }
  const write = async (pixels: InspectedPage['image'] | PageComparison['heat']) =>
    pixels && (await writePixels(pixels))
  const { heat, ...comparison } = compared ?? {}
  return {
    page,
    comparison: compared && (comparison as Omit<PageComparison, 'heat'>),
    before: await write(before?.image),
    after: await write(after?.image),
    heat: await write(heat),
  }
}

/** Whether the page looks otherwise. */
export function isDifferent({ comparison }: PageDifference): boolean {
  return comparison === undefined || comparison.differing > 0
}
