import { COLOR_NAMES } from './color-names.ts'
import { type Rgba, TRANSPARENT } from './rgba.ts'

/** The longest spelling of a colour that is read: a cheap bound on the work for hostile ones. */
const MAX_LENGTH = 64

const HEX = /^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/
const FUNCTION = /^(rgb|hsl)a?\(([^()]*)\)$/
// Without an exponent, unlike CSS: nobody writes one in a colour, and `rgb(1e9, …)` is a slip.
const NUMBER = /^([+-]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9}))(%|deg|grad|rad|turn)?$/

const DEGREES_PER_UNIT: Readonly<Record<string, number>> = {
  '': 1,
  deg: 1,
  grad: 0.9,
  rad: 180 / Math.PI,
  turn: 360,
}

/**
 * Reads a colour: `#rgb[a]`, `#rrggbb[aa]`, `rgb()`, `rgba()`, `hsl()`, `hsla()` in the comma and the
 * space syntax, a CSS colour name, or `transparent` (CSS Color 4, sections 4 to 7).
 *
 * Channels out of range are clamped, as CSS does. System colours, `currentcolor`, `calc()` and other
 * colour spaces are not read. Linear time.
 *
 * @returns `undefined` when the text is no colour.
 */
export function parseColor(text: string): Rgba | undefined {
  if (text.length > MAX_LENGTH) return undefined
  const color = text.toLowerCase()
  if (color.startsWith('#')) return HEX.test(color) ? readHex(color.slice(1)) : undefined
  const call = FUNCTION.exec(color)
  if (call !== null) return readFunction(call[1] ?? '', call[2] ?? '')
  if (color === 'transparent') return TRANSPARENT
  const named = COLOR_NAMES.get(color)
  return named === undefined ? undefined : readHex(named)
}

function readHex(digits: string): Rgba {
  const pairs = digits.length > 4 ? digits : digits.replace(/./g, '$&$&')
  const channel = (at: number) => Number.parseInt(pairs.slice(at, at + 2), 16)
  const a = pairs.length === 8 ? channel(6) / 255 : 1
  return { r: channel(0), g: channel(2), b: channel(4), a }
}

/** A number with its unit; `none` is 0 in any unit. */
interface Quantity {
  readonly value: number
  readonly unit: string
  readonly none: boolean
}

function readQuantity(text: string): Quantity | undefined {
  if (text === 'none') return { value: 0, unit: '', none: true }
  const match = NUMBER.exec(text)
  if (match === null) return undefined
  return { value: Number.parseFloat(match[1] ?? ''), unit: match[2] ?? '', none: false }
}

interface Arguments {
  readonly legacy: boolean
  readonly channels: readonly [Quantity, Quantity, Quantity]
  readonly alpha: Quantity | undefined
}

/** Splits `1, 2, 3[, 4]` or `1 2 3[ / 4]`. */
function readArguments(body: string): Arguments | undefined {
  const legacy = body.includes(',')
  const parts = legacy ? body.split(',') : splitModern(body)
  if (parts === undefined || parts.length < 3 || parts.length > 4) return undefined
  const [first, second, third, alpha] = parts.map((part) => readQuantity(part.trim()))
  if (first === undefined || second === undefined || third === undefined) return undefined
  if (parts.length === 4 && alpha === undefined) return undefined
  const channels = [first, second, third] as const
  if (legacy && [...channels, alpha].some((quantity) => quantity?.none)) return undefined
  return { legacy, channels, alpha }
}

function splitModern(body: string): readonly string[] | undefined {
  const [channels = '', alpha, ...rest] = body.split('/')
  if (rest.length > 0) return undefined
  const parts = channels.trim().split(/\s+/)
  if (parts.length !== 3) return undefined
  return alpha === undefined ? parts : [...parts, alpha]
}

function readFunction(name: string, body: string): Rgba | undefined {
  const parsed = readArguments(body)
  if (parsed === undefined) return undefined
  const a = readAlpha(parsed.alpha)
  const channels = name === 'rgb' ? readRgb(parsed) : readHsl(parsed)
  return a === undefined || channels === undefined ? undefined : { ...channels, a }
}

function readAlpha(alpha: Quantity | undefined): number | undefined {
  if (alpha === undefined) return 1
  if (alpha.unit === '%') return clamp(alpha.value / 100, 1)
  return alpha.unit === '' ? clamp(alpha.value, 1) : undefined
}

type Channels = Omit<Rgba, 'a'>

function readRgb({ legacy, channels }: Arguments): Channels | undefined {
  const units = new Set(channels.map(({ unit }) => unit))
  // The comma syntax takes numbers or shares, not both; the space syntax may mix them.
  if (legacy && units.size > 1) return undefined
  const [r, g, b] = channels.map(({ value, unit }) => {
    if (unit === '%') return toByte((value / 100) * 255)
    return unit === '' ? toByte(value) : undefined
  })
  return r === undefined || g === undefined || b === undefined ? undefined : { r, g, b }
}

function readHsl({ legacy, channels }: Arguments): Channels | undefined {
  const [hue, saturation, lightness] = channels
  const degreesPerUnit = DEGREES_PER_UNIT[hue.unit]
  const shares = [saturation, lightness].map(({ value, unit }) =>
    unit === '%' || (unit === '' && !legacy) ? clamp(value / 100, 1) : undefined,
  )
  const [s, l] = shares
  if (degreesPerUnit === undefined || s === undefined || l === undefined) return undefined
  const degrees = (((hue.value * degreesPerUnit) % 360) + 360) % 360
  // CSS Color 4, section 7.1.
  const channel = (offset: number) => {
    const k = (offset + degrees / 30) % 12
    return toByte(255 * (l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1))))
  }
  return { r: channel(0), g: channel(8), b: channel(4) }
}

function clamp(value: number, maximum: number): number {
  return Math.min(maximum, Math.max(0, value))
}

function toByte(value: number): number {
  return Math.round(clamp(value, 255))
}
