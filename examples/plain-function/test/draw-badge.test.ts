import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPlaten } from '@platen/core'
import { expect, test } from 'vitest'
import { drawBadge } from '../src/draw-badge.ts'

test('a badge is drawn into a file, and another guest gets another', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'platen-badge-'))
  const platen = createPlaten()
  const draw = async (name: string) => {
    await drawBadge(platen, { name, role: 'Speaker' }, join(folder, 'badge.png'))
    return readFile(join(folder, 'badge.png'))
  }
  const [ada, grace] = [await draw('Ada Lovelace'), await draw('Grace Hopper')]
  expect([ada.readUInt32BE(16), ada.readUInt32BE(20)]).toEqual([480, 160])
  expect(ada.equals(grace)).toBe(false)
  await platen.close()
  await rm(folder, { recursive: true })
})
