import type { Path } from './path.ts'
import { PathDataPen } from './path-data-pen.ts'
import { PathDataReader } from './path-data-reader.ts'

/** Numbers that each command takes, as often as they follow. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  m: 'nn',
  l: 'nn',
  h: 'n',
  v: 'n',
  c: 'nnnnnn',
  s: 'nnnn',
  q: 'nnnn',
  t: 'nn',
  // Two of an arc's seven arguments are flags, which may be written without a space: `a1 1 0 0110 10`.
  a: 'nnnffnn',
  z: '',
}

/**
 * Parses SVG path data: the whole grammar of SVG 1.1 section 8.3.9, relative commands, shorthand
 * curves, arcs and compact number forms included.
 *
 * Where SVG viewers draw what comes before a mistake, this refuses: half a shape helps nobody.
 * Linear in the length of `data`; at most 100,000 numbers; arcs become cubic curves. The empty
 * string gives an empty path.
 *
 * @throws {PlatenError} `invalid_value`, naming the character and its offset.
 */
export function parsePathData(data: string): Path {
  const reader = new PathDataReader(data)
  const pen = new PathDataPen()
  for (let letter = reader.readCommand(); letter !== undefined; letter = reader.readCommand()) {
    const kind = letter.toLowerCase()
    const shape = ARGUMENTS[kind]
    if (shape === undefined) throw reader.unexpected('a path command')
    if (pen.isEmpty && kind !== 'm') throw reader.unexpected('"M" or "m", which starts a path,')
    const relative = letter === kind
    let drawn = kind
    do {
      pen.draw(drawn, relative, reader.readArguments(shape))
      if (!pen.isInReach) throw reader.unexpected('a coordinate between -1e9 and 1e9')
      // Further pairs after a moveto are lines (section 8.3.2).
      if (kind === 'm') drawn = 'l'
    } while (shape !== '' && reader.hasArguments())
  }
  return pen.build()
}
