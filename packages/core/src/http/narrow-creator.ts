import type { AccessScope } from '../auth/decision.ts'

/**
 * Whose things a list may show: those of the creator who is asked for, if the caller may see others'.
 *
 * @returns undefined when nothing can be shown: somebody else's things are asked for.
 */
export function narrowCreator(
  { createdBy }: Pick<AccessScope, 'createdBy'>,
  wanted: string | undefined,
): { readonly createdBy: string | undefined } | undefined {
  if (createdBy === undefined) return { createdBy: wanted }
  return wanted === undefined || wanted === createdBy ? { createdBy } : undefined
}
