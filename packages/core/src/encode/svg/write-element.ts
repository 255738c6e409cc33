import { escapeXml } from './escape-xml.ts'
import { formatNumber } from './format-number.ts'

export type Attributes = Readonly<Record<string, string | number | undefined>>

/** Writes one element; `content` is markup, attributes without a value are left out. */
export function writeElement(name: string, attributes: Attributes, content = ''): string {
  const start = `<${name}${writeAttributes(attributes)}`
  return content === '' ? `${start}/>` : `${start}>${content}</${name}>`
}

export function writeAttributes(attributes: Attributes): string {
  let text = ''
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) continue
    text += ` ${name}="${typeof value === 'number' ? formatNumber(value) : escapeXml(value)}"`
  }
  return text
}
