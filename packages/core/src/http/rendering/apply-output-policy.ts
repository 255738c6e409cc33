import { PlatenError } from '../../foundation/errors.ts'
import { quote } from '../../foundation/quote.ts'
import type { OutputPolicy } from '../../model/template.ts'
import type { GivenOrder } from './given-order.ts'

/**
 * Holds the order of an image URL to what its template lets URLs ask for. Where they may ask for no
 * PNG, a URL that names no format gets the first that they may.
 *
 * @throws {PlatenError} `not_allowed`, naming the parameter.
 */
export function applyOutputPolicy(order: GivenOrder, policy: OutputPolicy | undefined): GivenOrder {
  if (policy === undefined) return order
  const { options } = order
  const { formats, maxWidth, maxHeight, maxScale } = policy
  const maxima = { width: maxWidth, height: maxHeight, scale: maxScale }
  for (const name of ['width', 'height', 'scale'] as const) {
    const given = options[name]
    const maximum = maxima[name]
    if (given === undefined || maximum === undefined || given <= maximum) continue
    throw refusal(name, `${quote(name)} is ${given}, but the template allows at most ${maximum}.`)
  }
  if (formats === undefined) return order
  if (options.format === undefined) {
    const [first = 'png'] = formats
    const format = formats.includes('png') ? 'png' : first
    return { ...order, options: { ...options, format } }
  }
  const format = options.format === 'jpg' ? 'jpeg' : options.format
  if (formats.includes(format)) return order
  const allowed = formats.map(quote).join(', ')
  throw refusal('format', `"format" is ${quote(format)}, but the template allows ${allowed}.`)
}

function refusal(name: string, detail: string): PlatenError {
  return new PlatenError('not_allowed', detail, { pointer: `/${name}` })
}
