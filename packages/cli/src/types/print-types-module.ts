import type { JsonObject, JsonValue } from '@platen/core/tools'
import { KitError } from '../kit/kit-error.ts'
import { printComment, printLiteral, printType } from './print-type.ts'

/** A template whose overrides get a type. */
export interface TypedSource {
  /** Of the type: `SocialCardOverrides`. */
  readonly typeName: string
  /** Of the template, for people. */
  readonly title: string
  /** From `buildOverrideSchema`. */
  readonly schema: JsonObject
}

/**
 * One TypeScript module with a type for each template, and with what these share, each written once.
 *
 * They are type aliases and no interfaces, so that they fit where any layer name is allowed.
 *
 * @throws {KitError} Two templates ask for one name.
 */
export function printTypesModule(sources: readonly TypedSource[]): string {
  const declarations = new Declarations()
  const names = new Map<string, string>()
  for (const { typeName, title } of sources) {
    const other = names.get(typeName)
    if (other !== undefined) {
      throw new KitError(
        `The templates "${other}" and "${title}" would both be called ${typeName}; give one of them another slug, or write each into a file of its own.`,
      )
    }
    names.set(typeName, title)
  }
  for (const { typeName, title, schema } of sources) {
    const scope = new SchemaScope(schema, declarations, new Set(names.keys()))
    declarations.add(typeName, {
      comment: `What an order may change in the template ${printLiteral(title)}.`,
      type: scope.print(schema),
    })
  }
  return `${HEADER}\n${declarations.print()}`
}

/** An empty text asks for a fallback as well, but programs have a word of their own for that. */
const OWN_WORDS: ReadonlyMap<string, string> = new Map([['NoValue', 'null']])

const HEADER =
  '// Written by "platen types"; run it again after the template has changed, and edit nothing here.\n'

interface Declaration {
  readonly comment: string | undefined
  readonly type: string
}

class Declarations {
  readonly #byName = new Map<string, Declaration | undefined>()

  has(name: string): boolean {
    return this.#byName.has(name)
  }

  /** Keeps a place, so that what refers to itself is begun once. */
  reserve(name: string): void {
    this.#byName.set(name, undefined)
  }

  add(name: string, declaration: Declaration): void {
    this.#byName.set(name, declaration)
  }

  print(): string {
    const blocks = [...this.#byName].toSorted(([a], [b]) => (a < b ? -1 : 1))
    return blocks
      .flatMap(([name, declaration]) => {
        if (declaration === undefined) return []
        const { comment, type } = declaration
        const head = comment === undefined ? [] : printComment({ description: comment }, '')
        return [[...head, `export type ${name} = ${type}`, ''].join('\n')]
      })
      .join('\n')
  }
}

/** The references of one schema. */
class SchemaScope {
  readonly #definitions: JsonObject
  readonly #declarations: Declarations
  readonly #taken: ReadonlySet<string>
  readonly #names = new Map<string, string>()

  constructor(schema: JsonObject, declarations: Declarations, taken: ReadonlySet<string>) {
    this.#definitions = (schema['$defs'] ?? {}) as JsonObject
    this.#declarations = declarations
    this.#taken = taken
  }

  print(schema: JsonValue | undefined): string {
    return printType(schema, { indent: '', nameOf: (reference) => this.#nameOf(reference) })
  }

  /** `#/$defs/text` is `TextOverride`, and `#/$defs/text/properties/fill` its type of `fill`. */
  #nameOf(reference: string): string {
    const [, definition = '', property] =
      /^#\/\$defs\/([^/]+)(?:\/properties\/([^/]+))?$/.exec(reference) ?? []
    const name = this.#declare(definition)
    return property === undefined ? name : `Exclude<${name}[${printLiteral(property)}], undefined>`
  }

  #declare(definition: string): string {
    const known = this.#names.get(definition)
    if (known !== undefined) return known
    const schema = this.#definitions[definition]
    const name = this.#findName(toTypeName(definition))
    this.#names.set(definition, name)
    if (this.#declarations.has(name)) return name
    this.#declarations.reserve(name)
    const description = (schema as JsonObject | undefined)?.['description']
    this.#declarations.add(name, {
      comment: typeof description === 'string' ? description : undefined,
      type: OWN_WORDS.get(definition) ?? this.print(schema),
    })
    return name
  }

  /** Names of templates come first: what is shared gives way. */
  #findName(wanted: string): string {
    return this.#taken.has(wanted) ? this.#findName(`${wanted}_`) : wanted
  }
}

/** Kinds are written small in schemas, and stand for the properties of an override. */
function toTypeName(definition: string): string {
  const isKind = /^[a-z]/.test(definition)
  return isKind ? `${definition.charAt(0).toUpperCase()}${definition.slice(1)}Override` : definition
}
