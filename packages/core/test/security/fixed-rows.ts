import { MOST_FAULTS, OPEN_MS } from '../../src/assets/fetch/circuit-breaker.ts'
import { DEFAULT_FETCH_POLICY } from '../../src/assets/fetch/fetch-policy.ts'
import { MAX_FRESH_MS, MAX_STALE_MS } from '../../src/assets/fetch/freshness.ts'
import { MAX_HEADER_BYTES } from '../../src/assets/guarded-fetch.ts'
import { MAX_CSS_CHARACTERS } from '../../src/assets/svg/clean-style-sheet.ts'
import { MAX_TEXT_CHARACTERS } from '../../src/assets/svg/cost-ledger.ts'
import { MAX_PRIMITIVES } from '../../src/assets/svg/filter-limits.ts'
import { MAX_COPIES } from '../../src/assets/svg/reference-cost.ts'
import { MAX_ATTRIBUTES } from '../../src/assets/svg/xml-scanner.ts'
import { FAILURE_RULE } from '../../src/auth/failure-budget.ts'
import type { ErrorCode } from '../../src/foundation/errors.ts'
import { parseAdmissionOptions } from '../../src/http/admission/admission-options.ts'
import { MAX_URL_LENGTH } from '../../src/http/assert-url-length.ts'
import { MAX_BATCH_SIZE } from '../../src/http/rendering/batch-ids.ts'
import { MAX_PARAMETERS } from '../../src/overrides/parse-query.ts'
import { GRACE_MS } from '../../src/sandbox/child-handle.ts'
import { DEFAULT_CHILD_LIMITS } from '../../src/sandbox/create-sandbox.ts'
import { MOST_TRIES } from '../../src/sandbox/sandbox-job.ts'
import { MAX_GLYPHS_PER_UNIT } from '../../src/text/shaping/shape-text.ts'
import type { BoundRow, Unit } from './bound-row.ts'

const { queue, maxWaitMs } = parseAdmissionOptions()
const { timeoutMs, maxRedirects } = DEFAULT_FETCH_POLICY
const { deadlineMs, memoryBytes } = DEFAULT_CHILD_LIMITS

type Line = readonly [
  name: string,
  value: number,
  unit: Unit,
  of: string,
  ...errors: readonly ErrorCode[],
]

const LINES: readonly Line[] = [
  ['network.timeoutMs', timeoutMs, 'ms', 'name, redirects and body together', 'source_timeout'],
  ['network.maxRedirects', maxRedirects, '', 'redirects of one source', 'source_redirects'],
  ['sandbox.deadlineMs', deadlineMs, 'ms', 'drawing one SVG', 'render_deadline'],
  ['sandbox.memoryBytes', memoryBytes, 'bytes', 'memory of its process', 'svg_too_complex'],
  ['SVG, grace', GRACE_MS, 'ms', 'from the deadline to SIGKILL', 'render_deadline'],
  ['SVG, tries', MOST_TRIES, '', 'processes that one SVG ends', 'svg_too_complex'],
  ['admission.queue', queue, '', 'renders over HTTP that wait', 'queue_full'],
  ['admission.maxWaitMs', maxWaitMs, 'ms', 'their waiting', 'queue_stale'],
  ['URL', MAX_URL_LENGTH, '', 'characters of path and query', 'uri_too_long'],
  ['query', MAX_PARAMETERS, '', 'parameters of a query', 'too_many_parameters'],
  ['batch', MAX_BATCH_SIZE, '', 'orders of one batch', 'out_of_range'],
  ['failed sign-ins', FAILURE_RULE.limit, '', 'per client and minute', 'rate_limited'],
  ['answer header', MAX_HEADER_BYTES, 'bytes', 'header of a source', 'source_unreachable'],
  ['failing origin', MOST_FAULTS, '', 'failures until it is left alone', 'source_unreachable'],
  ['failing origin, rest', OPEN_MS, 'ms', 'until it is tried again', 'source_unreachable'],
  ['kept source', MAX_FRESH_MS, 'ms', 'use without asking its origin'],
  ['kept source, failing', MAX_STALE_MS, 'ms', 'use while its origin fails'],
  ['SVG attributes', MAX_ATTRIBUTES, '', 'attributes of one element', 'svg_too_complex'],
  ['SVG style', MAX_CSS_CHARACTERS, '', 'characters of CSS', 'svg_too_complex'],
  ['SVG text', MAX_TEXT_CHARACTERS, '', 'characters of text', 'svg_too_complex'],
  ['SVG copies', MAX_COPIES, '', 'elements drawn again by references', 'svg_too_complex'],
  ['SVG filters', MAX_PRIMITIVES, '', 'filter primitives', 'svg_filter_limit'],
  ['glyphs', MAX_GLYPHS_PER_UNIT, '', 'glyphs for each code unit', 'text_too_complex'],
]

/** Bounds that stand beside `limits`: options with a point in their name, and what never changes. */
export const FIXED_ROWS: readonly BoundRow[] = LINES.map(([name, value, unit, of, ...errors]) => ({
  name,
  value,
  unit,
  of,
  errors,
}))
