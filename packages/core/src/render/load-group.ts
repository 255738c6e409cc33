/**
 * Orders that differ in nothing but size and format, and share what they load: each page is loaded with
 * the first that shows it, so that all show the same, and kept as long as the group is.
 *
 * It says nothing of what is kept, so that whoever holds it need not know.
 */
export interface LoadGroup {
  readonly kind: 'load-group'
}

export function createLoadGroup(): LoadGroup {
  return { kind: 'load-group' }
}
