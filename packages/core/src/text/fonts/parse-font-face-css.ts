/** The descriptors of one `@font-face` rule, as a font package's stylesheet gives them. */
export interface FontFaceRule {
  readonly family: string
  readonly weight: readonly [number, number]
  readonly style: 'normal' | 'italic'
  /** Percent. */
  readonly stretch: readonly [number, number]
  /** Addresses of its files, as written. */
  readonly urls: readonly string[]
  readonly unicodeRange: string | undefined
}

const RULE = /@font-face\s*\{([^}]*)\}/g
const URL_VALUE = /url\(\s*(['"]?)([^'")]+)\1\s*\)/g
const WEIGHT_NAMES: Readonly<Record<string, string>> = { normal: '400', bold: '700' }

/** Reads the `@font-face` rules of a generated stylesheet; a rule without family or file is skipped. */
export function parseFontFaceCss(css: string): readonly FontFaceRule[] {
  const rules: FontFaceRule[] = []
  for (const [, body = ''] of css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(RULE)) {
    const declarations = readDeclarations(body)
    const family = declarations.get('font-family')?.replace(/^(['"])(.*)\1$/, '$2')
    const urls = Array.from(
      (declarations.get('src') ?? '').matchAll(URL_VALUE),
      ([, , url = '']) => url,
    )
    if (family === undefined || urls.length === 0) continue
    rules.push({
      family,
      urls,
      weight: readRange(declarations.get('font-weight'), 400),
      style: /^(italic|oblique)/.test(declarations.get('font-style') ?? '') ? 'italic' : 'normal',
      stretch: readRange(declarations.get('font-stretch'), 100),
      unicodeRange: declarations.get('unicode-range'),
    })
  }
  return rules
}

function readDeclarations(body: string): ReadonlyMap<string, string> {
  const declarations = new Map<string, string>()
  for (const line of body.split(';')) {
    const colon = line.indexOf(':')
    if (colon > 0) declarations.set(line.slice(0, colon).trim(), line.slice(colon + 1).trim())
  }
  return declarations
}

/** One number or two, as in `400`, `100 900` or `62.5% 100%`. */
function readRange(value: string | undefined, initial: number): readonly [number, number] {
  const [first, last] = (value ?? '')
    .split(/\s+/)
    .map((word) => Number.parseFloat(WEIGHT_NAMES[word] ?? word))
    .filter(Number.isFinite)
  const min = first ?? initial
  return [min, last ?? min]
}
