import { jsonPointer } from '../foundation/json-pointer.ts'
import { didYouMean } from '../foundation/nearest-name.ts'
import { quote } from '../foundation/quote.ts'
import { readJson } from '../foundation/read-json.ts'
import { describeIssues } from '../model/describe-issue.ts'
import { plainColorSchema } from '../model/fill.ts'
import { compileTemplate } from './compile-template.ts'
import type { CompiledTemplate } from './compiled-template.ts'
import { createFaultList } from './fault-list.ts'

const MAX_ISSUES = 1

/**
 * The template with other colours for some of its tokens, compiled anew.
 *
 * @param tokens Token names without `$` to plain colours, as the order gives them.
 * @throws {PlatenError} `unknown_token`, `invalid_color`, `invalid_type`, with pointers that start at
 * `/tokens`.
 */
export function replaceTokens(compiled: CompiledTemplate, tokens: unknown): CompiledTemplate {
  const { template, limits } = compiled
  const document = readJson(tokens, limits)
  const faults = createFaultList()
  const replaced: Record<string, string> = { ...template.tokens }
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    faults.add('invalid_type', '"tokens" must be an object of colours.', '/tokens')
    faults.throwIfAny()
  }
  for (const [name, value] of Object.entries(document ?? {})) {
    const at = ['tokens', name]
    const result = plainColorSchema.safeParse(value)
    if (!Object.hasOwn(template.tokens, name)) {
      const hint = didYouMean(name, Object.keys(template.tokens))
      faults.add(
        'unknown_token',
        `The template has no token ${quote(name)}.${hint}`,
        jsonPointer(at),
      )
    } else if (result.success) {
      replaced[name] = result.data
    } else {
      const subject = { value, at, owner: 'the order', property: `tokens.${name}` }
      for (const issue of describeIssues(result.error.issues, subject, MAX_ISSUES)) {
        faults.add(issue.code, issue.detail, issue.pointer)
      }
    }
  }
  faults.throwIfAny()
  return compileTemplate({ ...template, tokens: replaced }, limits)
}
