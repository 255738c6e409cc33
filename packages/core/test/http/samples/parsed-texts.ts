import { createRequire } from 'node:module'
import { loadPrism } from '@ruby/prism'

// A CommonJS package, which an ECMAScript module cannot import by name.
const { Engine } = createRequire(import.meta.url)('php-parser') as {
  Engine: new (options: object) => { parseCode(code: string, file: string): unknown }
}

/**
 * What the string literals of a Ruby program say, escapes undone by the parser of Ruby itself.
 *
 * @throws {SyntaxError} It is no Ruby.
 */
export async function findRubyTexts(program: string): Promise<readonly string[]> {
  const parse = await loadPrism()
  const { value, errors } = parse(program)
  if (errors.length > 0) throw new SyntaxError(errors.map(({ message }) => message).join('; '))
  return findNodes(value, (node) => {
    if (/^Interpolated|^EmbeddedStatements/.test(node.constructor.name)) {
      throw new SyntaxError('The program interpolates.')
    }
    const unescaped = node['unescaped'] as { value: string } | undefined
    return unescaped?.value
  })
}

/**
 * What the string literals of a PHP program say, escapes undone.
 *
 * @throws {SyntaxError} It is no PHP.
 */
export function findPhpTexts(program: string): readonly string[] {
  const parser = new Engine({ parser: { suppressErrors: false, version: 800 } })
  const tree = parser.parseCode(program, 'sample.php')
  return findNodes(tree, (node) => {
    if (node['kind'] === 'encapsed') throw new SyntaxError('The program interpolates.')
    if (node['kind'] === 'inline') throw new SyntaxError('The program ends before its end.')
    return node['kind'] === 'string' ? String(node['value']) : undefined
  })
}

type Node = Readonly<Record<string, unknown>> & { readonly constructor: { readonly name: string } }

function findNodes(tree: unknown, readText: (node: Node) => string | undefined): readonly string[] {
  const found: string[] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const text = Array.isArray(node) ? undefined : readText(node as Node)
    if (text !== undefined) found.push(text)
    for (const child of Object.values(node)) visit(child)
  }
  visit(tree)
  return found
}
