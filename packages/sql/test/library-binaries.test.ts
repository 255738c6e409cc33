import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

/** The package hides its manifest, but not where it is. */
const manifestPath = join(dirname(createRequire(import.meta.url).resolve('libsql')), 'package.json')

test('libsql has a binary on npm for every machine that is supported, and compiles nothing', async () => {
  const manifest = JSON.parse(await readFile(manifestPath, 'utf8'))
  expect(Object.keys(manifest.optionalDependencies)).toEqual(
    expect.arrayContaining([
      '@libsql/linux-x64-gnu',
      '@libsql/linux-x64-musl',
      '@libsql/linux-arm64-gnu',
      '@libsql/linux-arm64-musl',
      '@libsql/darwin-x64',
      '@libsql/darwin-arm64',
      '@libsql/win32-x64-msvc',
    ]),
  )
  for (const hook of ['preinstall', 'install', 'postinstall']) {
    expect(manifest.scripts).not.toHaveProperty(hook)
  }
})
