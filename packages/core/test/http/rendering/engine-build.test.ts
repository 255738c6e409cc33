import { expect, test } from 'vitest'
import { describeEngine, readEngine } from '../../../src/http/rendering/engine-build.ts'

test('the versions of all that decides pixels are known', () => {
  const { '@platen/core': own, sharp, harfbuzzjs, 'yoga-layout': yoga, ...rest } = readEngine()
  for (const version of [own, sharp, harfbuzzjs, yoga]) expect(version).toMatch(/^\d+\.\d+\.\d+/)
  expect(rest).toMatchObject({ node: process.versions.node, arch: process.arch })
})

test('an engine with other fonts is another', () => {
  expect(describeEngine(['a'])).not.toBe(describeEngine(['b']))
  expect(describeEngine(['a'])).toBe(describeEngine(['a']))
})
