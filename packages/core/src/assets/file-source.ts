import { constants } from 'node:fs'
import { type FileHandle, open, realpath } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { PlatenError } from '../foundation/errors.ts'
import { describeSource } from './describe-source.ts'

/** Lets file paths be sources. */
export interface FileSourceOptions {
  /** The folder below which files may be read; relative paths start there. */
  readonly root: string
}

/** An open file; whoever opened it closes it. */
export interface OpenFileSource {
  readonly file: FileHandle
  /** Changes when the file is replaced or written to. */
  readonly version: string
  readonly sizeBytes: number
}

/** A link at the end is not followed, and opening a pipe does not wait for its writer. */
const READ_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/**
 * Opens a regular file below the root.
 *
 * The path with all symbolic links resolved must lie below the root. What remains: someone who may
 * rename folders inside the root between that check and the opening can lead outside, so the root
 * must not be writable by those whose templates are rendered.
 *
 * @throws {PlatenError} `source_not_found`, with one text for a file that is missing, outside the
 *   root or not regular, so that nothing can be learnt about files outside.
 */
export async function openFileSource(
  path: string,
  options: FileSourceOptions,
): Promise<OpenFileSource> {
  try {
    return await openRegular(await resolveBelow(path, options.root))
  } catch (cause) {
    throw new PlatenError(
      'source_not_found',
      `${describeSource(path)} is not a regular file below the folder given as "files.root".`,
      { cause },
    )
  }
}

async function resolveBelow(path: string, root: string): Promise<string> {
  const realRoot = await realpath(root)
  const target = await realpath(resolve(realRoot, path))
  const fromRoot = relative(realRoot, target)
  if (fromRoot === '..' || fromRoot.startsWith(`..${sep}`) || isAbsolute(fromRoot)) {
    throw new Error('outside the root')
  }
  return target
}

async function openRegular(target: string): Promise<OpenFileSource> {
  const file = await open(target, READ_FLAGS)
  try {
    const stat = await file.stat()
    if (!stat.isFile()) throw new Error('not a regular file')
    const version = [stat.dev, stat.ino, stat.mtimeMs, stat.ctimeMs, stat.size].join(':')
    return { file, version, sizeBytes: stat.size }
  } catch (error) {
    await file.close()
    throw error
  }
}
