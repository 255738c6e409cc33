import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { applySections } from '../../src/report/apply-sections.ts'
import { buildDocuments } from '../../src/report/build-documents.ts'
import { readShownVersion } from '../../src/report/shown-version.ts'

test('the documentation shows the results that it names: else run `bench:report`', async () => {
  for (const { url, text } of await buildDocuments(await readShownVersion())) {
    expect(await readFile(url, 'utf8'), url.pathname.split('/').at(-1)).toBe(text)
  }
})

test('only what is between the marks of a section changes', () => {
  const page = 'a\n<!-- begin x -->\nold\n<!-- end x -->\nb <!-- begin y --><!-- end y -->'
  expect(applySections(page, { x: 'new' })).toBe(
    'a\n<!-- begin x -->\n\nnew\n\n<!-- end x -->\nb <!-- begin y --><!-- end y -->',
  )
  expect(() => applySections(page, { z: 'new' })).toThrow('no place for "z"')
})
