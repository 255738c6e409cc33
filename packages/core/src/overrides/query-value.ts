import type { z } from 'zod'

/** A finite decimal number: no hexadecimal, no `Infinity`, no spaces, which `Number` would take. */
const DECIMAL = /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/**
 * Gives a query value the type that its property wants: every value of a query is a string, but a
 * text "42" must stay one while a width of "42" is a number.
 *
 * A reading that the schema accepts wins: JSON for what starts with `{` or `[`, then the string as
 * it is, then `true` and `false`, then a decimal number. Without one, the likeliest reading is given
 * back, so that the error speaks of it.
 */
export function parseQueryValue(raw: string, schema: z.ZodType | undefined): unknown {
  if (raw === '' || schema === undefined) return raw
  const readings = [parseJson(raw), raw, parseScalar(raw)].filter((value) => value !== undefined)
  const accepted = readings.find((reading) => schema.safeParse(reading).success)
  return accepted ?? parseJson(raw) ?? parseScalar(raw) ?? raw
}

function parseScalar(raw: string): boolean | number | undefined {
  if (raw === 'true') return true
  if (raw === 'false') return false
  if (!DECIMAL.test(raw)) return undefined
  const number = Number(raw)
  if (!Number.isFinite(number)) return undefined
  // -0 and 0 draw the same and must make the same cache key.
  return number === 0 ? 0 : number
}

function parseJson(raw: string): unknown {
  if (!raw.startsWith('{') && !raw.startsWith('[')) return undefined
  try {
    return JSON.parse(raw)
  } catch {
    return undefined
  }
}
