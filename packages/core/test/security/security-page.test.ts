import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../src/foundation/limits.ts'
import { LIMIT_ROWS } from './limit-rows.ts'
import { printBounds, SECURITY_PAGE } from './print-bounds.ts'

test('the page has the bounds of the code; after a change: pnpm bounds', async () => {
  const page = await readFile(SECURITY_PAGE, 'utf8')
  expect(printBounds(page)).toBe(page)
})

test('every limit has its row, in the order of the code', () => {
  expect(LIMIT_ROWS.map(({ name }) => name)).toEqual(Object.keys(DEFAULT_LIMITS))
})
