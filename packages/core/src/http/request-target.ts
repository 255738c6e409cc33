/** The target of a request line, taken apart but not decoded. */
export interface RequestTarget {
  /** What follows mount and base path, such as `/render`; `''` for the base itself. */
  readonly path: string
  /** Without its `?`. */
  readonly query: string
}

/** Escapes that some servers resolve before routing and others after: none of our paths has one. */
const AMBIGUOUS = /%(?:2[ef]|5c|00)|[\\\0]/i

/** A segment that is empty, `.` or `..`: as each follows a slash, it begins with the one before it. */
const EMPTY_OR_DOTS = /\/\.{0,2}(?:\/|$)/

/**
 * Finds our path in a request target; `undefined` when it lies outside of `prefix` or when two
 * readers could disagree about what it names.
 *
 * Written out because `new URL` resolves `..`, reads `//host/path` as another host, and turns `\`
 * into `/`: a proxy in front that did not would then have checked another path than we serve. Only
 * the one plain spelling of each path is served. A fragment never reaches a server; one that does is
 * part of the path.
 *
 * @param prefix Mount and base path together, without a slash at the end.
 */
export function parseRequestTarget(rawUrl: string, prefix: string): RequestTarget | undefined {
  const questionMark = rawUrl.indexOf('?')
  const whole = questionMark === -1 ? rawUrl : rawUrl.slice(0, questionMark)
  const query = questionMark === -1 ? '' : rawUrl.slice(questionMark + 1)
  if (!isUnder(whole, prefix)) return undefined
  const path = whole.slice(prefix.length)
  return isPlain(path) ? { path, query } : undefined
}

/**
 * Whether a request target belongs to the routes below a prefix, so that a host with routes of its
 * own keeps the others. An odd spelling below the prefix is ours too: it is answered with 404.
 */
export function isBelowPrefix(rawUrl: string, prefix: string): boolean {
  const questionMark = rawUrl.indexOf('?')
  return isUnder(questionMark === -1 ? rawUrl : rawUrl.slice(0, questionMark), prefix)
}

function isUnder(path: string, prefix: string): boolean {
  return path.startsWith(prefix) && (path.length === prefix.length || path[prefix.length] === '/')
}

/** No empty, `.` or `..` segment, and no escape that could stand for one. */
function isPlain(path: string): boolean {
  return !AMBIGUOUS.test(path) && !EMPTY_OR_DOTS.test(path)
}
