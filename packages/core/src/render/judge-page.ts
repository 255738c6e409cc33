import { judgeContrast } from './contrast/judge-contrast.ts'
import { describePage, type PageAccount } from './describe-page.ts'
import type { LaidOutOrder } from './layout-order.ts'
import type { PaintedOrder } from './paint-order.ts'
import type { RenderRun } from './render-run.ts'

/**
 * What became of a page, and whether that is what its template requires. Contrast is looked at only
 * where it is required.
 *
 * @param page With its display list where contrast may be required.
 * @param pixels Whether pixels may be drawn to tell the contrast where commands do not.
 */
export async function judgePage(
  page: LaidOutOrder & Partial<Pick<PaintedOrder, 'list'>>,
  { tools, deadline }: RenderRun,
  pixels: 'draw' | 'leave',
): Promise<PageAccount> {
  const { rasterizer } = tools.encoders
  const { signal, check } = deadline
  const { list, output, require } = page
  if (list === undefined || require.contrast === undefined) return describePage(page)
  const drawing = pixels === 'draw' ? { rasterizer, signal, check } : undefined
  return describePage(page, await judgeContrast(list, output.scale, drawing))
}
