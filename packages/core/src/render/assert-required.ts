import { PlatenError } from '../foundation/errors.ts'
import { buildReceipt, type ReceiptInput } from './build-receipt.ts'

/** Enough to mend a template in one go; what is left is counted. */
const MAX_FAILURES = 100

/**
 * Refuses a render that does not meet what its template requires.
 *
 * @throws {PlatenError} `assertion_failed`, with all failures in `errors` and the receipt.
 */
export function assertRequired({ pages, ...rest }: ReceiptInput): void {
  const failures = pages.flatMap((page, index) =>
    pages.length === 1
      ? page.failures
      : page.failures.map((fault) => ({ ...fault, detail: `Page ${index + 1}: ${fault.detail}` })),
  )
  const [first] = failures
  if (first === undefined) return
  const others = failures.length - 1
  const more = others === 0 ? '' : ` (And ${others} more; see "errors".)`
  throw new PlatenError(first.code, first.detail + more, {
    pointer: first.pointer,
    errors: failures.slice(0, MAX_FAILURES),
    receipt: buildReceipt({ pages, ...rest }),
  })
}
