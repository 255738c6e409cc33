import { describe, expect, test } from 'vitest'
import { resolveLevels } from '../../../src/text/bidi/resolve-levels.ts'
import { visualOrder } from '../../../src/text/bidi/visual-order.ts'
import { bidiClass } from '../../../src/text/unicode/bidi-class.ts'
import { readFixture } from '../read-fixture.ts'

const DIRECTIONS = ['ltr', 'rtl', 'auto'] as const
/** What L1 sets back at the end of a line, which line breaking and not `resolveLevels` does. */
const TRAILING: ReadonlySet<string> = new Set(
  'WS S B BN LRE RLE LRO RLO PDF LRI RLI FSI PDI'.split(' '),
)

interface Case {
  readonly text: string
  readonly direction: (typeof DIRECTIONS)[number]
  readonly paragraphLevel: string
  readonly levels: readonly string[]
  readonly order: string
}

function parseCase(line: string): Case | undefined {
  if (line === '' || line.startsWith('#')) return undefined
  const [codePoints = '', direction, paragraphLevel = '', levels = '', order = ''] = line.split(';')
  return {
    text: String.fromCodePoint(...codePoints.split(' ').map((hex) => Number.parseInt(hex, 16))),
    direction: DIRECTIONS[Number(direction)] ?? 'auto',
    paragraphLevel,
    levels: levels.split(' '),
    order: order.trim(),
  }
}

function passes({ text, direction, paragraphLevel, levels, order }: Case): boolean {
  const resolved = resolveLevels(text, direction)
  const characters = [...text]
  let offset = 0
  const found = characters.map((character) => {
    const level = resolved.levels?.[offset] ?? 0
    offset += character.length
    return level
  })
  for (let i = found.length - 1; i >= 0; i--) {
    if (!TRAILING.has(bidiClass(characters[i]?.codePointAt(0) ?? 0))) break
    found[i] = resolved.paragraphLevel
  }
  const kept = levels.flatMap((level, index) => (level === 'x' ? [] : [index]))
  const visual = visualOrder(kept.map((index) => found[index] ?? 0)).map((place) => kept[place])
  const sameLevels = kept.every((index) => levels[index] === String(found[index]))
  return (
    String(resolved.paragraphLevel) === paragraphLevel && sameLevels && visual.join(' ') === order
  )
}

describe('resolveLevels', () => {
  test('agrees with every line of BidiCharacterTest of Unicode 15.0', () => {
    const cases = readFixture('BidiCharacterTest-15.0.0.txt.gz')
      .split('\n')
      .flatMap((line) => parseCase(line) ?? [])
    expect(cases.length).toBe(91_707)
    expect(cases.filter((entry) => !passes(entry))).toEqual([])
  })

  test('letters beyond the basic plane are seen as what they are', () => {
    const adlam = '\u{1e900}\u{1e901}'
    expect(resolveLevels(adlam, 'auto')).toEqual({
      paragraphLevel: 1,
      levels: Uint8Array.of(1, 1, 1, 1),
    })
  })

  test('a text without right-to-left characters costs no levels', () => {
    expect(resolveLevels('plain 123', 'auto')).toEqual({ paragraphLevel: 0, levels: undefined })
  })

  test.each([
    ['isolates that never end', '\u2068'],
    ['overrides that never end', '\u202eא'],
    ['brackets that never close', '(א'],
    ['pairs of brackets', '(א)'],
    ['digits', '1'],
    ['tabs', '\t'],
    ['directions in turn', 'אa'],
  ])('a hundred thousand %s take linear time', (_why, unit) => {
    // Quadratic work would take minutes.
    const startedAt = performance.now()
    resolveLevels(`א${unit.repeat(100_000)}`, 'auto')
    expect(performance.now() - startedAt).toBeLessThan(5_000)
  })
})
