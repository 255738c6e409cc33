/** The parts of a `Content-Type` that matter here. */
export interface MediaType {
  /** In lower case, such as `application/json`. */
  readonly essence: string
  /** In lower case. */
  readonly charset: string | undefined
}

const ESSENCE = /^[!#$%&'*+.^_`|~0-9a-z-]{1,127}\/[!#$%&'*+.^_`|~0-9a-z-]{1,127}$/
const CHARSET = /^\s*charset\s*=\s*"?([^"\s]*)"?\s*$/i

/** Reads a `Content-Type`; `undefined` when it is none. */
export function parseMediaType(header: string | undefined): MediaType | undefined {
  if (header === undefined || header.length > 1_000) return undefined
  const [type = '', ...parameters] = header.split(';')
  const essence = type.trim().toLowerCase()
  if (!ESSENCE.test(essence)) return undefined
  const charset = parameters.map((text) => CHARSET.exec(text)?.[1]).find((name) => name)
  return { essence, charset: charset?.toLowerCase() }
}

/** `application/json`, and every type that says of itself that it is JSON inside (RFC 6839). */
export function isJsonType({ essence }: MediaType): boolean {
  return essence === 'application/json' || /^application\/[^/]+\+json$/.test(essence)
}
