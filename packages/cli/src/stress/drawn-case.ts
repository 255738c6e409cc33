import { isPlatenError, type Template } from '@platen/core'
import type { Renderer } from '@platen/core/tools'
import type { StressCase } from './stress-case.ts'

/** One picture of a case. */
export interface DrawnCase extends StressCase {
  /** Of the pages that the order makes, counted from 1; absent where it makes only one. */
  readonly drawnPage: number | undefined
}

/** Of pages that one page of the template makes of many items: the first ones and the last. */
const MOST_ALIKE = 4

/**
 * The pictures of a case: one for each page that its order makes, of one with `forEach` the first few
 * and the last. A case whose order is refused has one, which shows nothing.
 */
export function listDrawnCases(
  renderer: Renderer,
  template: Template,
  given: StressCase,
): readonly DrawnCase[] {
  const pages = listPages(renderer, template, given)
  if (pages.length === 1) return [{ ...given, drawnPage: undefined }]
  const wanted = [...new Set(pages)]
    .filter((page) => given.page === undefined || given.page === page)
    .flatMap((page) => {
      const drawn = pages.flatMap((origin, index) => (origin === page ? [index + 1] : []))
      const chosen =
        drawn.length > MOST_ALIKE ? [...drawn.slice(0, MOST_ALIKE - 1), ...drawn.slice(-1)] : drawn
      return chosen.map((drawnPage) => ({ ...given, page, drawnPage }))
    })
  if (wanted.length === 1) return wanted
  return wanted.map((one) => ({ ...one, name: `${one.name}@${one.drawnPage}` }))
}

function listPages(
  renderer: Renderer,
  template: Template,
  { layers }: StressCase,
): readonly number[] {
  try {
    return renderer.prepare(template, { layers }).pages
  } catch (error) {
    if (!isPlatenError(error)) throw error
    return [1]
  }
}
