import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const run = promisify(execFile)
const home = dirname(fileURLToPath(new URL('.', import.meta.url)))
const tsx = createRequire(import.meta.url).resolve('tsx/cli')

let folder: string
beforeAll(async () => {
  // Inside the package, so that the program finds what a reader would have installed.
  folder = await mkdtemp(join(home, 'readme-'))
})
afterAll(() => rm(folder, { recursive: true }))

test("the README's first program writes a picture", async () => {
  const readme = await readFile(join(home, '../../README.md'), 'utf8')
  const program = /```ts\n(import \{ writeFile.*?)```/s.exec(readme)?.[1] ?? ''
  await writeFile(join(folder, 'hello.ts'), program)
  await run(process.execPath, [tsx, '--conditions=@platen/source', 'hello.ts'], { cwd: folder })
  const png = await readFile(join(folder, 'hello.png'))
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
})

test.each([
  ['Express', '@platen/express', 'express-minimal'],
  ['Fastify', '@platen/fastify', 'fastify-full'],
])(
  "the README's %s application serves the routes",
  async (_name, adapter, example) => {
    const readme = await readFile(join(home, '../../README.md'), 'utf8')
    const programs = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, text = '']) => text)
    const program = programs.find((text) => text.includes(`'${adapter}'`)) ?? ''
    // Where a reader has the same packages installed; on a free port, which the program tells.
    const place = await mkdtemp(join(home, '..', example, 'readme-'))
    const listening = program
      .replace(
        'app.listen(3000)',
        "app.listen(0, '127.0.0.1', function () { tell(this.address().port) })",
      )
      .replace(
        'await app.listen({ port: 3000 })',
        'await app.listen({ port: 0 })\ntell(app.server.address().port)',
      )
    const tell = `const tell = async (port) => {
    const response = await fetch(\`http://127.0.0.1:\${port}/api/v1/readyz\`)
    console.log(response.status)
    process.exit(0)
  }\n`
    try {
      await writeFile(join(place, 'app.ts'), listening.replace('\n\n', `\n\n${tell}`))
      const { stdout } = await run(
        process.execPath,
        [tsx, '--conditions=@platen/source', 'app.ts'],
        { cwd: place },
      )
      expect(stdout.trim()).toBe('200')
    } finally {
      await rm(place, { recursive: true })
    }
  },
  60_000,
)
