import { PlatenError } from '../foundation/errors.ts'

/**
 * The words for what is not there, by kind of thing.
 *
 * Said alike of what does not exist, of what another organisation has and of what the caller may not
 * know of: so none of them can be told from another. Nothing of the request is repeated.
 */
export const NOT_FOUND_DETAILS = {
  template: 'There is no template with this id or slug.',
  render: 'There is no render with this id.',
  asset: 'There is no asset with this id.',
  api_key: 'There is no API key with this id.',
  signing_key: 'There is no signing key with this id.',
  webhook: 'There is no webhook with this id.',
  member: 'There is no member with this id.',
} as const satisfies Record<string, string>

/** A kind of thing that routes address one by one. */
export type ResourceKind = keyof typeof NOT_FOUND_DETAILS

/** The refusal of `authorize` for what is out of reach, for handlers to throw for what is not there. */
export function buildNotFound(kind: ResourceKind): PlatenError {
  return new PlatenError('not_found', NOT_FOUND_DETAILS[kind])
}
