import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, realpath, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFileSource } from '../../src/assets/file-source.ts'
import { failureOf } from './failure-of.ts'

let folder: string
let root: string

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'platen-files-')))
  root = join(folder, 'root')
  await mkdir(join(root, 'photos'), { recursive: true })
  await writeFile(join(root, 'photos', 'cat.png'), 'cat')
  await writeFile(join(folder, 'secret.png'), 'secret')
  await mkdir(`${root}-beside`)
  await writeFile(join(`${root}-beside`, 'dog.png'), 'dog')
  await symlink(join(root, 'photos', 'cat.png'), join(root, 'inside.png'))
  await symlink(join(folder, 'secret.png'), join(root, 'outside.png'))
  await symlink(folder, join(root, 'up'))
})
afterAll(() => rm(folder, { recursive: true }))

async function contentOf(path: string): Promise<string> {
  const { file, sizeBytes } = await openFileSource(path, { root })
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(100), 0, 100, 0)
    expect(bytesRead).toBe(sizeBytes)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}

describe('openFileSource', () => {
  test.each([
    ['below the root', 'photos/cat.png'],
    ['with dots that stay inside', './photos/../photos/cat.png'],
    ['through a link that stays inside', 'inside.png'],
  ])('a path %s is opened', async (_why, path) => {
    expect(await contentOf(path)).toBe('cat')
  })

  test('an absolute path inside the root is opened', async () => {
    expect(await contentOf(join(root, 'photos', 'cat.png'))).toBe('cat')
  })

  test('a root that is itself a link is followed', async () => {
    await symlink(root, join(folder, 'linked'))
    const { file } = await openFileSource('photos/cat.png', { root: join(folder, 'linked') })
    await file.close()
  })

  test.each([
    ['F4: that is missing', 'photos/dog.png'],
    ['F4: above the root', '../secret.png'],
    ['F4: beside the root, with a name that begins alike', '../root-beside/dog.png'],
    ['F4: absolute and outside', '/etc/passwd'],
    ['S4: through a link to a file outside', 'outside.png'],
    ['S4: through a link to a folder outside', 'up/secret.png'],
    ['of a folder', 'photos'],
    ['of the root', '.'],
    ['of a device', '/dev/zero'],
    ['below a file', 'photos/cat.png/x'],
  ])('a path %s is refused, with one text for all', async (_why, path) => {
    const failure = await failureOf(openFileSource(path, { root }))
    expect(failure.code).toBe('source_not_found')
    expect(failure.message).toBe(
      `"${path}" is not a regular file below the folder given as "files.root".`,
    )
  })

  test.skipIf(process.platform === 'win32')('a pipe is refused without waiting', async () => {
    execFileSync('mkfifo', [join(root, 'pipe.png')])
    expect((await failureOf(openFileSource('pipe.png', { root }))).code).toBe('source_not_found')
  })

  test('the version changes with the content and with the time of the file', async () => {
    const path = join(root, 'changing.png')
    const versionOf = async () => {
      const { file, version } = await openFileSource('changing.png', { root })
      await file.close()
      return version
    }
    await writeFile(path, 'one')
    const first = await versionOf()
    expect(await versionOf()).toBe(first)
    await writeFile(path, 'three')
    const second = await versionOf()
    await utimes(path, 1, 1)
    expect(new Set([first, second, await versionOf()]).size).toBe(3)
  })
})
