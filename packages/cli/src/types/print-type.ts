import type { JsonObject, JsonValue } from '@platen/core/tools'

/** Gives the TypeScript name of what a `$ref` leads to; whatever it names is written too. */
export type NameReference = (reference: string) => string

interface PrintContext {
  readonly nameOf: NameReference
  /** Spaces before the lines of this type. */
  readonly indent: string
}

/**
 * A JSON Schema as a TypeScript type. Bounds of numbers, patterns and the like have no types: what is
 * printed admits all that the schema admits.
 */
export function printType(schema: JsonValue | undefined, context: PrintContext): string {
  if (schema === undefined || typeof schema !== 'object' || schema === null) return 'unknown'
  if (Array.isArray(schema)) return 'unknown'
  const node = schema as JsonObject
  const parts = PRINTERS.flatMap((print) => print(node, context) ?? [])
  if (parts.length === 0) return 'unknown'
  return parts.length === 1 ? (parts[0] ?? 'unknown') : parts.map(parenthesize).join(' & ')
}

const NO_VALUE = 'NoValue'

type Printer = (node: JsonObject, context: PrintContext) => string | undefined

/** What a schema says by each of its keywords holds at once; the first of these says all of it. */
const PRINTERS: readonly Printer[] = [
  printReference,
  printChoice,
  (node, context) => printLiterals(node) ?? printPlain(node, context),
]

function printReference({ $ref }: JsonObject, { nameOf }: PrintContext): string | undefined {
  return typeof $ref === 'string' ? nameOf($ref) : undefined
}

function printChoice(node: JsonObject, context: PrintContext): string | undefined {
  const choices = node['anyOf'] ?? node['oneOf']
  if (!Array.isArray(choices)) return undefined
  const types = new Set(choices.map((choice: JsonValue) => printType(choice, context)))
  // What may be null may be left undefined too, as in `OverridesOf`.
  return [...types, ...(types.has(NO_VALUE) ? ['undefined'] : [])].join(' | ')
}

function printLiterals(node: JsonObject): string | undefined {
  const values = 'const' in node ? [node['const']] : node['enum']
  return Array.isArray(values) ? values.map(printLiteral).join(' | ') : undefined
}

/** As this house writes strings. */
export function printLiteral(value: JsonValue | undefined): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  const escaped = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `'${escaped}'`
}

function printPlain(node: JsonObject, context: PrintContext): string | undefined {
  switch (node['type']) {
    case 'string':
      return printText(node)
    case 'number':
    case 'boolean':
    case 'null':
      return node['type']
    case 'integer':
      return 'number'
    case 'array':
      return printArray(node, context)
    default:
      return node['properties'] === undefined && node['type'] !== 'object'
        ? undefined
        : printObject(node, context)
  }
}

/** A number with a unit is a template literal, as in the types of `@platen/core`. */
function printText({ pattern }: JsonObject): string {
  const unit = typeof pattern === 'string' ? /\\d.*(%|px)\$$/.exec(pattern)?.[1] : undefined
  return unit === undefined ? 'string' : `\`\${number}${unit}\``
}

/** A list of a fixed, small length is a tuple. */
function printArray(node: JsonObject, context: PrintContext): string {
  const { items, minItems, maxItems } = node
  const item = printType(items, context)
  if (typeof minItems === 'number' && minItems === maxItems && minItems <= 4) {
    return `readonly [${Array.from({ length: minItems }, () => item).join(', ')}]`
  }
  return `readonly ${parenthesize(item)}[]`
}

function printObject(node: JsonObject, context: PrintContext): string {
  const { properties = {}, required = [], additionalProperties } = node
  const inner = { ...context, indent: `${context.indent}  ` }
  const lines: string[] = []
  for (const [name, property] of Object.entries(properties as JsonObject)) {
    const isRequired = Array.isArray(required) && required.includes(name)
    lines.push(...printComment(property, inner.indent))
    const type = printType(property, inner)
    lines.push(`${inner.indent}readonly ${printKey(name)}${isRequired ? '' : '?'}: ${type}`)
  }
  const rest = printRest(additionalProperties, inner)
  if (lines.length === 0) return `{ readonly [name: string]: ${rest ?? 'never'} }`
  if (rest !== undefined)
    return `{\n${lines.join('\n')}\n${context.indent}} & { readonly [name: string]: ${rest} }`
  return `{\n${lines.join('\n')}\n${context.indent}}`
}

/** Of an object that may have further properties: their type. */
function printRest(additional: JsonValue | undefined, context: PrintContext): string | undefined {
  return typeof additional === 'object' ? printType(additional, context) : undefined
}

function printKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : printLiteral(name)
}

export function printComment(schema: JsonValue | undefined, indent: string): readonly string[] {
  const isObject = typeof schema === 'object' && schema !== null && !Array.isArray(schema)
  const description = isObject ? (schema as JsonObject)['description'] : undefined
  if (typeof description !== 'string' || description === '') return []
  return [`${indent}/** ${description.replaceAll('*/', '*∕').replaceAll(/\s+/g, ' ')} */`]
}

function parenthesize(type: string): string {
  return /^[\w.$]+$/.test(type) ? type : `(${type})`
}
