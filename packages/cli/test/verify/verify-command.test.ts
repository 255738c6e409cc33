import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPlaten } from '@platen/core'
import { sqliteStorage } from '@platen/sql'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { askAsOperator } from '../../src/kit/ask-as-operator.ts'
import { openKit } from '../../src/kit/open-kit.ts'
import { readConfig } from '../../src/kit/read-config.ts'
import { startCommand } from '../in-process.ts'

const CARD = {
  slug: 'card',
  canvas: { width: 80, height: 40, background: '#fff' },
  layers: [
    {
      kind: 'text',
      name: 'title',
      dynamic: true,
      x: 0,
      y: 0,
      text: 'Hi',
      fontFamily: ['House', 'Inter'],
    },
    { kind: 'image', name: 'photo', x: 50, y: 5, width: 30, height: 30, src: 'photo.png' },
  ],
}

const LOGGER = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

let cwd: string
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'platen-verify-'))
  await drawPhoto('#00f')
  await writeConfig([])
})
afterEach(() => rm(cwd, { recursive: true }))

const drawPhoto = async (background: string) => {
  const platen = createPlaten()
  const { bytes } = await platen.render({ canvas: { width: 8, height: 8, background }, layers: [] })
  await platen.close()
  await writeFile(join(cwd, 'photo.png'), bytes)
}

/** Templates in code, and a font of the house, whose file may be exchanged. */
const writeConfig = (templates: readonly object[], font?: string) =>
  writeFile(
    join(cwd, `platen.config.mjs`),
    `export default {
  files: { root: ${JSON.stringify(cwd)} },
  templates: ${JSON.stringify(templates)},
  fonts: [${font === undefined ? '' : JSON.stringify({ family: 'House', path: join(cwd, font) })}],
}`,
  )

/** Modules are loaded once in a process, so each reading needs a file of its own. */
let configs = 0
const currentConfig = async () => {
  configs += 1
  const path = join(cwd, `config-${configs}.mjs`)
  await copyFile(join(cwd, 'platen.config.mjs'), path)
  return path
}

const withKit = async <Result>(
  act: (
    send: (method: string, path: string, body?: object) => Promise<{ id: string }>,
  ) => Promise<Result>,
) => {
  const config = await readConfig({ cwd, path: await currentConfig() })
  const kit = await openKit({ cwd, env: {}, config, logger: LOGGER, drawsSecrets: false })
  try {
    return await act(async (method, path, body) => {
      const { json } = await askAsOperator<never>(kit.platen, {
        method,
        path,
        ...(body === undefined ? {} : { body }),
      })
      return json
    })
  } finally {
    await kit.platen.close()
  }
}

/** Makes a render of the stored card, and gives its id in the history. */
const render = () =>
  withKit(async (send) => {
    await send('POST', '/templates', { document: CARD })
    const body = { template: 'card', layers: { title: 'Hello' } }
    const { render: made } = (await send('POST', '/renders/sync?receipt=1', body)) as never as {
      render: { id: string }
    }
    return made.id
  })

const verify = async (id: string, ...argv: readonly string[]) => {
  const command = startCommand(['verify', id, '--config', await currentConfig(), ...argv], { cwd })
  return { code: await command.ended, out: command.out(), err: command.err() }
}

const changeRecord = async (id: string, change: (record: Outputs) => Outputs) => {
  const stores = await sqliteStorage(join(cwd, '.platen/platen.db'))
  const record = await stores.renders.find('default', id)
  if (record === undefined) throw new Error('The render is not there.')
  await stores.renders.remove('default', id)
  await stores.renders.insert({ ...record, ...change(record) })
  await stores.close()
}
type Outputs = Pick<
  NonNullable<Awaited<ReturnType<Awaited<ReturnType<typeof sqliteStorage>>['renders']['find']>>>,
  'outputs' | 'status'
>

describe('a render of the history', () => {
  test('comes out as it did, also after the template has a newer version', async () => {
    const id = await render()
    await withKit(async (send) => {
      await send('PUT', '/templates/card/draft', { document: { ...CARD, layers: [] } })
      await send('POST', '/templates/card/publish')
    })
    const { code, out } = await verify(id)
    expect([code, out]).toEqual([0, `${id} (card@1): the same bytes`])
  })

  test('differs when a picture is another file, which is named', async () => {
    const id = await render()
    await drawPhoto('#f00')
    const { code, out } = await verify(id)
    expect(code).toBe(1)
    expect(out).toBe(`${id} (card@1): other bytes\n  asset: The picture of photo is another file.`)
  })

  test('differs when a picture is gone', async () => {
    const id = await render()
    await rm(join(cwd, 'photo.png'))
    const { code, out } = await verify(id)
    expect(code).toBe(1)
    expect(out).toMatch(/asset: Layer "photo", source "photo.png"/)
  })

  test('differs when a font is another file', async () => {
    const folder = createRequire(import.meta.url).resolve('@platen/core/package.json')
    const place = (name: string) => join(folder, '../fonts', name)
    await copyFile(place('inter-latin-normal.woff'), join(cwd, 'house.woff'))
    await writeConfig([], 'house.woff')
    const id = await render()
    expect((await verify(id)).code).toBe(0)
    await copyFile(place('inter-latin-italic.woff'), join(cwd, 'house.woff'))
    const { code, out } = await verify(id)
    expect(code).toBe(1)
    expect(out).toMatch(/^ {2}font: The font House/m)
  })

  test('differs when its template was deleted', async () => {
    const id = await render()
    await withKit((send) => send('DELETE', '/templates/card'))
    const { code, out } = await verify(id)
    expect(code).toBe(1)
    expect(out).toMatch(
      /other bytes\n {2}template: The template "tmpl_\w+" of this render was deleted/,
    )
  })

  test('differs when its template was changed in code', async () => {
    await writeConfig([CARD])
    const id = await withKit(async (send) => {
      const made = await send('POST', '/renders/sync?receipt=1', { template: 'card' })
      return (made as never as { render: { id: string } }).render.id
    })
    expect((await verify(id)).code).toBe(0)
    await writeConfig([{ ...CARD, layers: CARD.layers.slice(1) }])
    const { code, out } = await verify(id)
    expect([code, out]).toEqual([
      1,
      expect.stringContaining('template: The template "card" was changed in code'),
    ])
  })

  test('names the libraries that are other ones, also when the bytes are the same', async () => {
    const id = await render()
    await changeRecord(id, ({ outputs, ...record }) => ({
      ...record,
      outputs: outputs.map((output) => ({
        ...output,
        engine: { ...output.engine, sharp: '0.1.0' },
      })),
    }))
    const { code, out } = await verify(id)
    expect(code).toBe(0)
    expect(out).toMatch(/the same bytes\n {2}engine: sharp was 0\.1\.0 and is \d/)
  })

  test('says so when nothing that is known explains other bytes', async () => {
    const id = await render()
    await changeRecord(id, ({ outputs, ...record }) => ({
      ...record,
      outputs: outputs.map((output) => ({ ...output, digest: '0'.repeat(64) })),
    }))
    const { code, out } = await verify(id)
    expect([code, out]).toEqual([1, expect.stringContaining('Nothing that the history names')])
  })

  test('cannot be told when it is older than the digests', async () => {
    const id = await render()
    await changeRecord(id, ({ outputs, ...record }) => ({
      ...record,
      outputs: outputs.map(({ digest: _digest, engine: _engine, ...output }) => output),
    }))
    const { code, out } = await verify(id, '--json')
    expect(code).toBe(3)
    expect(JSON.parse(out)).toMatchObject({ id, verdict: 'unknown', outputs: [{ name: 'image' }] })
  })
})

test('cannot be told of an order for sensitive layers, which the history does not keep', async () => {
  const id = await withKit(async (send) => {
    const layers = [{ ...CARD.layers[0], sensitive: true }]
    await send('POST', '/templates', { document: { ...CARD, layers } })
    const body = { template: 'card', layers: { title: 'Secret' } }
    const made = await send('POST', '/renders/sync?receipt=1', body)
    return (made as never as { render: { id: string } }).render.id
  })
  const { code, out } = await verify(id)
  expect([code, out]).toEqual([3, expect.stringContaining('sensitive layers')])
})

test('each output of an order for several is compared', async () => {
  const id = await withKit(async (send) => {
    await send('POST', '/templates', { document: CARD })
    const sizes = [
      { name: 'small', width: 40 },
      { name: 'wide', width: 160, format: 'webp' },
    ]
    const { id: accepted } = await send('POST', '/renders', { template: 'card', sizes })
    const statusOf = async () =>
      (await send('GET', `/renders/${accepted}`)) as never as { status: string }
    await expect.poll(async () => (await statusOf()).status, { timeout: 10_000 }).toBe('completed')
    return accepted
  })
  const { code, out } = await verify(id, '--json')
  expect(code).toBe(0)
  const { outputs } = JSON.parse(out)
  expect(outputs.map(({ name }: { name: string }) => name)).toEqual(['small', 'wide'])
  expect(outputs[0].recorded).toMatch(/^[0-9a-f]{64}$/)
  expect(outputs[0].recorded).not.toBe(outputs[1].recorded)
})

test('a render that failed has nothing to compare', async () => {
  const id = await render()
  await changeRecord(id, ({ outputs }) => ({ outputs, status: 'failed' }))
  const { code, err } = await verify(id)
  expect([code, err]).toEqual([4, expect.stringContaining('is failed')])
})

test.each([
  ['no id', [], 2, 'needs the id'],
  ['two ids', ['rnd_1', 'rnd_2'], 2, 'rnd_2'],
  ['no database', ['rnd_1'], 4, 'There is no database'],
])('%s is refused', async (_why, argv, code, message) => {
  const command = startCommand(['verify', ...argv], { cwd })
  expect(await command.ended).toBe(code)
  expect(command.err()).toContain(message)
})

test('an unknown id is named', async () => {
  await render()
  const { code, err } = await verify('rnd_nope')
  expect([code, err]).toEqual([4, expect.stringContaining('"rnd_nope"')])
})

test('a render of another organisation is not found, but in it', async () => {
  const id = await render()
  expect((await verify(id, '--org', 'acme')).code).toBe(4)
  expect((await verify(id, '--org', 'default')).code).toBe(0)
})
