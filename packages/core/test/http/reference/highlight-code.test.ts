import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CodeLanguage, highlightCode } from '../../../src/http/reference/highlight-code.ts'
import { html } from '../../../src/http/reference/html.ts'

const LANGUAGES: readonly CodeLanguage[] = ['json', 'shell', 'node', 'ruby', 'php', 'python']

test('colours add nothing to the code and take nothing from it', () => {
  const code = fc.string({ unit: fc.constantFrom(...`'"\\ab1 -:{}$#\n<&true`) })
  fc.assert(
    fc.property(fc.constantFrom(...LANGUAGES), code, (language, text) => {
      const plain = highlightCode(text, language).source.replace(/<\/?span[^>]*>/g, '')
      expect(plain).toBe(html`${text}`.source)
    }),
  )
})

test.each([
  ['json', '{"a": "b"}', '<span class="name">&quot;a&quot;</span>'],
  ['json', '[true, 1.5]', '<span class="number">1.5</span>'],
  ['shell', `curl --url 'x'`, '<span class="name">--url</span>'],
  ['node', `await fetch('it\\'s')`, '<span class="text">&#39;it\\&#39;s&#39;</span>'],
  ['ruby', 'x = nil', '<span class="keyword">nil</span>'],
  ['php', "echo '$x';", '<span class="text">&#39;$x&#39;</span>'],
  ['python', 'print(None)', '<span class="keyword">None</span>'],
] as const)('%s: %s', (language, code, expected) => {
  expect(highlightCode(code, language).source).toContain(expected)
})
