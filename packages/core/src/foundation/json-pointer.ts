/** Builds a JSON Pointer (RFC 6901) from its reference tokens. */
export function jsonPointer(tokens: readonly PropertyKey[]): string {
  let pointer = ''
  for (const token of tokens) {
    pointer += `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`
  }
  return pointer
}
