import { PlatenError } from '../../foundation/errors.ts'

/**
 * The one answer for a host that is refused, unknown, silent or broken.
 *
 * All of them must read alike: a difference would let a caller map the network that the server
 * stands in. The reason is kept in `cause`, for logs.
 */
export function sourceUnreachable(hostname: string, cause: unknown): PlatenError {
  return new PlatenError(
    'source_unreachable',
    `The host "${hostname}" could not be reached or did not serve the source.`,
    { cause },
  )
}
