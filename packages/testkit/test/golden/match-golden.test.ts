import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  acceptCases,
  findDeadGoldens,
  readCases,
  writeReport,
} from '../../src/golden/golden-report.ts'
import { createGoldenMatcher } from '../../src/golden/match-golden.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'golden-'))
})
afterEach(() => rm(root, { recursive: true }))

const flat = (color: string, side = 4) =>
  sharp({ create: { width: side, height: side, channels: 4, background: color } })
    .png()
    .toBuffer()

const matcherFor = (readOnly: boolean) =>
  createGoldenMatcher({
    goldenDir: join(root, 'images'),
    reportDir: join(root, 'report'),
    readOnly,
  })

describe('match', () => {
  test('writes a golden that is missing and matches it from then on', async () => {
    await matcherFor(false).match('red', await flat('#f00'))
    const matcher = matcherFor(true)
    await matcher.match('red', await flat('#f00'))
    expect(() => matcher.assertAllMatched()).not.toThrow()
  })

  test('fails for a missing golden where it may not write', async () => {
    const matcher = matcherFor(true)
    await matcher.match('red', await flat('#f00'))
    expect(() => matcher.assertAllMatched()).toThrow('red: no golden yet')
    await expect(readdir(join(root, 'images'))).rejects.toThrow('ENOENT')
  })

  test('names every difference of a file at once', async () => {
    await matcherFor(false).match('a', await flat('#f00'))
    await matcherFor(false).match('b', await flat('#f00'))
    const matcher = matcherFor(true)
    await matcher.match('a', await flat('#f10000'))
    await matcher.match('b', await flat('#f00', 5))
    expect(() => matcher.assertAllMatched()).toThrow(
      /a: 16 px differ, by up to 14\/255\n.*b: another size/s,
    )
  })

  test.each([
    ['a picture over 300 px', 'big', 301],
    ['a name that is no file name everywhere', 'Big/Name', 4],
  ])('refuses %s', async (_why, name, side) => {
    await expect(matcherFor(false).match(name, await flat('#000', side))).rejects.toThrow(name)
  })
})

describe('the report', () => {
  test('shows a failure with its pictures, and accepting it makes the next run pass', async () => {
    await matcherFor(false).match('card', await flat('#f00'))
    await matcherFor(true).match('card', await flat('#00f'))
    const page = await readFile(await writeReport(join(root, 'report')), 'utf8')
    expect(page).toContain('<h2>card</h2>')
    expect(page.match(/data:image\/png/g)).toHaveLength(5)
    expect(await acceptCases(join(root, 'report'), 'car')).toEqual(['card'])
    expect(await readCases(join(root, 'report'))).toEqual([])
    const matcher = matcherFor(true)
    await matcher.match('card', await flat('#00f'))
    expect(() => matcher.assertAllMatched()).not.toThrow()
  })

  test('lists goldens that no test asks for any more', async () => {
    await matcherFor(false).match('kept', await flat('#f00'))
    await matcherFor(false).match('dropped', await flat('#f00'))
    await rm(join(root, 'report/used/dropped'))
    const folders = { goldenDir: join(root, 'images'), reportDir: join(root, 'report') }
    expect(await findDeadGoldens(folders)).toEqual(['dropped'])
  })
})
