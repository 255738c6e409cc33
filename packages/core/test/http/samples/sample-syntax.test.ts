import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SAMPLE_LANGUAGES } from '../../../src/http/samples/sample-languages.ts'
import type { SampleRequest } from '../../../src/http/samples/sample-request.ts'
import { findInterpreter } from './find-interpreter.ts'
import { findPhpTexts, findRubyTexts } from './parsed-texts.ts'
import { buildSample, DANGEROUS_TEXTS, EVERY_VALUE } from './sample-cases.ts'

const REQUESTS: readonly (readonly [why: string, request: SampleRequest])[] = [
  ['a body with every value', buildSample({ body: { kind: 'json', value: EVERY_VALUE } })],
  [
    'a query with dangerous texts',
    buildSample({
      method: 'GET',
      query: DANGEROUS_TEXTS.map(([, text], index) => [`p${index}`, text]),
    }),
  ],
  [
    'a file up and a file down',
    buildSample({
      method: 'PUT',
      body: { kind: 'file', fileName: "it's $HOME #{1}.png", mediaType: 'image/png' },
      answer: { kind: 'file', fileName: "res'ult $x.png" },
    }),
  ],
  [
    'no header, no answer',
    buildSample({ method: 'DELETE', headers: [], answer: { kind: 'none' } }),
  ],
  ['a text', buildSample({ method: 'PATCH', answer: { kind: 'text' } })],
]

const CHECKS = [
  { language: 'shell', interpreter: 'sh', flags: ['-n'], fileName: 'sample.sh' },
  { language: 'shell', interpreter: 'bash', flags: ['-n'], fileName: 'sample.sh' },
  { language: 'node', interpreter: 'node', flags: ['--check'], fileName: 'sample.mjs' },
  { language: 'ruby', interpreter: 'ruby', flags: ['-c'], fileName: 'sample.rb' },
  { language: 'php', interpreter: 'php', flags: ['-l'], fileName: 'sample.php' },
  {
    language: 'python',
    interpreter: 'python3',
    flags: ['-m', 'py_compile'],
    fileName: 'sample.py',
  },
] as const

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'platen-samples-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each(CHECKS)('$language checked by $interpreter', (check) => {
  const program = findInterpreter(check.interpreter)
  test.skipIf(program === undefined).each(REQUESTS)(
    '%s is sound (not run where the interpreter is not installed)',
    (_why, request) => {
      const path = join(folder, check.fileName)
      writeFileSync(path, SAMPLE_LANGUAGES[check.language].print(request))
      expect(() =>
        execFileSync(program ?? '', [...check.flags, path], { stdio: 'pipe' }),
      ).not.toThrow()
    },
  )
})

describe('parsed, wherever no interpreter is installed', () => {
  test.each(REQUESTS)('%s is Ruby and PHP', async (_why, request) => {
    await expect(findRubyTexts(SAMPLE_LANGUAGES.ruby.print(request))).resolves.not.toEqual([])
    expect(findPhpTexts(SAMPLE_LANGUAGES.php.print(request))).not.toEqual([])
  })

  test.each(DANGEROUS_TEXTS)('%s: the literals still say it', async (_why, text) => {
    const request = buildSample({ body: { kind: 'json', value: { title: text } } })
    expect(await findRubyTexts(SAMPLE_LANGUAGES.ruby.print(request))).toContain(text)
    expect(findPhpTexts(SAMPLE_LANGUAGES.php.print(request))).toContain(text)
  })
})
