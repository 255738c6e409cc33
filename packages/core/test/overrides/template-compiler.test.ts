import { expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../src/foundation/limits.ts'
import { parseTemplate } from '../../src/model/parse-template.ts'
import { createTemplateCompiler } from '../../src/overrides/template-compiler.ts'

const DOCUMENT = { canvas: { width: 9, height: 9 }, pages: [{ layers: [] }, { layers: [] }] }

test('a template is compiled once, and so is each of its pages', () => {
  const compile = createTemplateCompiler(DEFAULT_LIMITS)
  const template = parseTemplate(DOCUMENT)
  expect(compile(template)).toBe(compile(template))
  expect(compile(template).getPage(1)).toBe(compile(template).getPage(1))
})

test('an equal template is another one', () => {
  const compile = createTemplateCompiler(DEFAULT_LIMITS)
  expect(compile(parseTemplate(DOCUMENT))).not.toBe(compile(parseTemplate(DOCUMENT)))
})
