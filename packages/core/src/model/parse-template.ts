import { deepFreeze } from '../foundation/deep-freeze.ts'
import { type ErrorDetail, PlatenError } from '../foundation/errors.ts'
import { DEFAULT_LIMITS, type Limits } from '../foundation/limits.ts'
import type { ListLimit } from '../foundation/plain-json.ts'
import { readJson } from '../foundation/read-json.ts'
import { assertLayerCount } from './assert-layer-count.ts'
import { checkTemplate } from './check-template.ts'
import { completeTemplate } from './complete-template.ts'
import { describeIssues } from './describe-issue.ts'
import { type Template, templateSchema } from './template.ts'

/** Enough to mend a template in one go, few enough that a flood of faults makes no long answer. */
const MAX_FAULTS = 20

/**
 * Reads a template: JSON as text, as UTF-8 bytes, or as a value.
 *
 * Sizes and counts are refused before anything costly starts, so that a hostile document takes
 * milliseconds. The result is deeply frozen and shares nothing with the input.
 *
 * @throws {PlatenError} 4xx with a JSON pointer; the first fault is the error, `errors` has up to 20.
 */
export function parseTemplate(input: unknown, limits: Limits = DEFAULT_LIMITS): Template {
  const json = readJson(input, limits, listLimits(limits))
  assertLayerCount(json, limits.layers)
  const document = templateSchema.safeParse(json)
  if (!document.success) {
    throw toError(describeIssues(document.error.issues, { value: json, at: [] }, MAX_FAULTS))
  }
  const faults = takeFaults(checkTemplate(document.data, limits))
  if (faults.length > 0) throw toError(faults)
  return deepFreeze(completeTemplate(document.data))
}

function listLimits(limits: Limits): Readonly<Record<string, ListLimit>> {
  const layers = { code: 'too_many_layers', maximum: limits.layers, what: 'layers' } as const
  return {
    layers,
    children: layers,
    pages: { code: 'too_many_pages', maximum: limits.pages, what: 'pages' },
    items: { code: 'too_many_items', maximum: limits.repeaterItems, what: 'items' },
  }
}

/** Takes what is wanted of a lazy list, so that checks behind the last fault do not run. */
function takeFaults(faults: Iterable<ErrorDetail>): readonly ErrorDetail[] {
  const taken: ErrorDetail[] = []
  for (const fault of faults) {
    taken.push(fault)
    if (taken.length >= MAX_FAULTS) break
  }
  return taken
}

function toError(faults: readonly ErrorDetail[]): PlatenError {
  const first = faults[0] ?? { code: 'internal', detail: 'A fault got lost.', pointer: '' }
  return new PlatenError(first.code, first.detail, { pointer: first.pointer, errors: faults })
}
