import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const examples = fileURLToPath(new URL('../../', import.meta.url))

test.each(['express-minimal', 'fastify-full', 'plain-function'])(
  '%s is under 80 lines, as whoever tries a library has time for',
  async (example) => {
    const folder = join(examples, example, 'src')
    const files = await readdir(folder)
    const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))
    const lines = texts.join('').trimEnd().split('\n').length
    expect(lines).toBeGreaterThan(10)
    expect(lines).toBeLessThan(80)
  },
)
