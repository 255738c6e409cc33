import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SAMPLE_LANGUAGES } from '../../../src/http/samples/sample-languages.ts'
import { findInterpreter } from './find-interpreter.ts'
import { buildSample, DANGEROUS_TEXTS, EVERY_VALUE } from './sample-cases.ts'

const run = promisify(execFile)

interface SeenRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: Buffer
}

/** Bytes that no text codec gives back. */
const PICTURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0xff, 0xfe])

const RUNNERS = [
  { language: 'shell', program: 'sh', needs: 'curl', fileName: 'sample.sh' },
  { language: 'node', program: 'node', needs: 'node', fileName: 'sample.mjs' },
  { language: 'ruby', program: 'ruby', needs: 'ruby', fileName: 'sample.rb' },
  { language: 'php', program: 'php', needs: 'php', fileName: 'sample.php' },
  { language: 'python', program: 'python3', needs: 'python3', fileName: 'sample.py' },
] as const

let seen: SeenRequest[] = []
let server: Server
let origin: string
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'platen-sample-runs-'))
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { method = '', url = '', headers } = request
    seen.push({ method, url, headers, body: Buffer.concat(chunks) })
    if (url.endsWith('/picture')) response.end(PICTURE)
    else response.setHeader('content-type', 'application/json').end('{"done":true}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true, force: true })
})

/** Libraries that samples need beside their language. */
const LIBRARIES = {
  php: await succeeds('php', ['-r', 'exit(function_exists("curl_init") ? 0 : 1);']),
  python: await succeeds('python3', ['-c', 'import requests']),
} as const

async function succeeds(program: string, flags: readonly string[]): Promise<boolean> {
  const path = findInterpreter(program)
  if (path === undefined) return false
  return run(path, [...flags]).then(
    () => true,
    () => false,
  )
}

describe.each(RUNNERS)('$language, run by $program', ({ language, program, needs, fileName }) => {
  const isMissing =
    findInterpreter(program) === undefined ||
    findInterpreter(needs) === undefined ||
    ((language === 'php' || language === 'python') && !LIBRARIES[language])
  // CI installs them; the library that Python needs may be another Python's.
  const isRequired = process.env['CI'] === 'true' && language !== 'python'
  const runs = test.skipIf(isMissing && !isRequired)

  async function send(sample: string): Promise<SeenRequest> {
    seen = []
    await writeFile(join(folder, fileName), sample)
    await run(findInterpreter(program) ?? '', [fileName], { cwd: folder })
    const [request] = seen
    if (request === undefined) throw new Error('The sample sent nothing.')
    return request
  }
  const print = SAMPLE_LANGUAGES[language].print

  runs('a body arrives value for value (not run where it is not installed)', async () => {
    const body = { kind: 'json', value: EVERY_VALUE } as const
    const request = await send(print(buildSample({ url: `${origin}/json`, body })))
    expect(JSON.parse(request.body.toString())).toEqual(EVERY_VALUE)
    expect(request).toMatchObject({
      method: 'POST',
      url: '/json',
      headers: { authorization: 'Bearer rs_live_...', 'content-type': 'application/json' },
    })
  })

  runs('a query arrives as it is written (not run where it is not installed)', async () => {
    const query = [
      ...DANGEROUS_TEXTS.map(([, text], index) => [`p${index}`, text] as const),
      ['type', 'a'],
      ['type', 'b'],
      ['name', ['a,b', 'c']],
    ] as const
    const request = await send(print(buildSample({ method: 'GET', url: `${origin}/query`, query })))
    const given = new URL(request.url, origin)
    for (const [index, [, text]] of DANGEROUS_TEXTS.entries()) {
      expect(given.searchParams.get(`p${index}`)).toBe(text)
    }
    expect(given.searchParams.getAll('type')).toEqual(['a', 'b'])
    expect(given.search).toContain('name=a%2Cb,c')
  })

  runs('files go up and come down byte for byte (not run where it is not installed)', async () => {
    const source = "it's a $photo #{1}.png"
    await writeFile(join(folder, source), PICTURE)
    const request = await send(
      print(
        buildSample({
          method: 'PUT',
          url: `${origin}/picture`,
          body: { kind: 'file', fileName: source, mediaType: 'image/png' },
          answer: { kind: 'file', fileName: `${language} result's $1.png` },
        }),
      ),
    )
    expect(request.method).toBe('PUT')
    expect(request.headers['content-type']).toBe('image/png')
    expect(request.body.equals(PICTURE)).toBe(true)
    expect((await readFile(join(folder, `${language} result's $1.png`))).equals(PICTURE)).toBe(true)
  })
})
