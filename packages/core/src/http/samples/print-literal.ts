import type { JsonObject, JsonValue } from '../../ports/json.ts'

/** How a language writes values; layout is the same in all of them. */
export interface LiteralStyle {
  /** Of one level. */
  readonly indent: string
  text(value: string): string
  readonly yes: string
  readonly no: string
  readonly nothing: string
  readonly list: readonly [open: string, close: string]
  /** Around the members of an object; in PHP it depends on their names. */
  object(value: JsonObject): readonly [open: string, close: string]
  /** Between the braces of an object and its members, on one line. */
  readonly padding: '' | ' '
  /** A name with what parts it from its value, such as `"name" => `. */
  name(name: string): string
}

/** Short values stay on one line. */
const LINE = 60

/** Writes a value as a literal whose first line begins behind something and whose others are indented. */
export function printLiteral(value: JsonValue, style: LiteralStyle, indent = ''): string {
  if (typeof value !== 'object') return printScalar(value, style)
  if (value === null) return style.nothing
  const deeper = indent + style.indent
  const [[open, close], items] = isList(value)
    ? [style.list, value.map((item) => printLiteral(item, style, deeper))]
    : [style.object(value), printMembers(value, style, deeper)]
  if (items.length === 0) return open + close
  const padding = isList(value) ? '' : style.padding
  const line = `${open}${padding}${items.join(', ')}${padding}${close}`
  if (indent.length + line.length <= LINE && !line.includes('\n')) return line
  return `${open}\n${items.map((item) => `${deeper}${item},\n`).join('')}${indent}${close}`
}

function printMembers(value: JsonObject, style: LiteralStyle, indent: string): readonly string[] {
  return Object.entries(value).map(
    ([name, member]) => style.name(name) + printLiteral(member, style, indent),
  )
}

function printScalar(value: string | number | boolean, style: LiteralStyle): string {
  if (typeof value === 'string') return style.text(value)
  if (typeof value === 'number') return String(value)
  return value ? style.yes : style.no
}

function isList(value: readonly JsonValue[] | JsonObject): value is readonly JsonValue[] {
  return Array.isArray(value)
}
