import { parse } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { ANYTIME, drawingOf, openSandbox, readReport } from './open-sandbox.ts'

const ENDING = drawingOf({ width: 2 })

describe('a process', () => {
  test('starts with no flags, in no folder of the host, and with nothing of its environment', async () => {
    const { sandbox } = openSandbox({ child: 'report' })
    const { env, execArgv, cwd } = await readReport(sandbox)
    const shown = new Set(['LD_LIBRARY_PATH', 'FONTCONFIG_FILE', 'FONTCONFIG_PATH'])
    const others = Object.keys(env).filter(
      (name) => !shown.has(name) && !name.startsWith('NODE_CHANNEL_'),
    )
    expect(others.sort()).toEqual([
      'MALLOC_ARENA_MAX',
      'PLATEN_SANDBOX_CHILD',
      'UV_THREADPOOL_SIZE',
      'VIPS_BLOCK_UNTRUSTED',
    ])
    expect([execArgv, cwd]).toEqual([[], parse(process.execPath).root])
  })

  test('is kept for the next drawing', async () => {
    const { sandbox } = openSandbox({ child: 'report' })
    const first = await readReport(sandbox)
    expect((await readReport(sandbox)).pid).toBe(first.pid)
  })

  test('is replaced after as many drawings as it may do', async () => {
    const { sandbox } = openSandbox({ child: 'report', jobsPerChild: 2 })
    const pids: number[] = []
    for (let draws = 0; draws < 4; draws++) pids.push((await readReport(sandbox)).pid)
    expect(pids[0]).toBe(pids[1])
    expect(pids[2]).toBe(pids[3])
    expect(pids[1]).not.toBe(pids[2])
  })

  test('that has grown is replaced', async () => {
    const { sandbox } = openSandbox({ child: 'report', memoryBytes: 200_000_000 })
    const grown = await readReport(sandbox, { height: 100_000_001 })
    expect((await readReport(sandbox)).pid).not.toBe(grown.pid)
  })

  test('that somebody kills is replaced, and nobody notices', async () => {
    const { sandbox, warnings } = openSandbox({ child: 'report' })
    const { pid } = await readReport(sandbox)
    process.kill(pid, 'SIGKILL')
    expect((await readReport(sandbox)).pid).not.toBe(pid)
    expect(warnings.length).toBeLessThan(2)
  })

  test('that a drawing ends twice is not given it again', async () => {
    const { sandbox, warnings } = openSandbox({ child: 'report' })
    await expect(sandbox.drawSvg(ENDING, ANYTIME)).rejects.toMatchObject({
      code: 'svg_too_complex',
      message: expect.stringContaining('2 times'),
      cause: { message: expect.stringContaining('SIGSEGV') },
    })
    expect(warnings).toEqual(['A process of the sandbox ended and is replaced'])
    expect((await readReport(sandbox)).pid).toBeGreaterThan(0)
  })

  test('that hears nothing any more is killed, and what waited is drawn by the next', async () => {
    const { sandbox } = openSandbox({ child: 'stuck', deadlineMs: 100 })
    const both = [1, 2].map(() => sandbox.drawSvg(drawingOf(), ANYTIME))
    for (const stuck of both) await expect(stuck).rejects.toMatchObject({ code: 'render_deadline' })
  })

  test('that stops when it is told to is kept', async () => {
    const { sandbox } = openSandbox({ child: 'yielding', deadlineMs: 100 })
    const { pid } = await readReport(sandbox)
    const late = sandbox.drawSvg(drawingOf({ width: 9 }), ANYTIME)
    await expect(late).rejects.toMatchObject({ code: 'render_deadline' })
    expect((await readReport(sandbox)).pid).toBe(pid)
  })
})

describe('where no process can be started', () => {
  afterEach(() => vi.unstubAllEnvs())

  test('a process of a sandbox starts no other, so that none runs away', async () => {
    vi.stubEnv('PLATEN_SANDBOX_CHILD', '1')
    const { sandbox } = openSandbox({ child: 'report' })
    await expect(sandbox.drawSvg(drawingOf(), ANYTIME)).rejects.toMatchObject({
      code: 'svg_unavailable',
      cause: { message: expect.stringContaining('sandbox.childUrl') },
    })
  })

  test.each([
    ['the file is missing', 'missing'],
    ['the file does not run', 'faulty'],
  ] as const)('%s: the refusal says what to do', async (_why, child) => {
    const { sandbox, warnings } = openSandbox({ child, children: 2 })
    const both = await Promise.allSettled([1, 2].map(() => sandbox.drawSvg(drawingOf(), ANYTIME)))
    for (const { reason } of both as PromiseRejectedResult[]) {
      expect(reason).toMatchObject({ code: 'svg_unavailable', status: 422 })
      expect(reason.message).toContain('sandbox.childUrl')
    }
    expect(new Set(warnings)).toEqual(new Set(['A process of the sandbox could not be started']))
  })
})

describe('whoever asks', () => {
  test('may leave, while the drawing waits or is drawn', async () => {
    const { sandbox } = openSandbox({ child: 'yielding' })
    const leaving = new AbortController()
    const { pid } = await readReport(sandbox)
    const all = [1, 2].map(() => sandbox.drawSvg(drawingOf({ width: 9 }), leaving.signal))
    leaving.abort('gone')
    for (const left of all) await expect(left).rejects.toBe('gone')
    await expect(sandbox.drawSvg(drawingOf(), leaving.signal)).rejects.toBe('gone')
    expect((await readReport(sandbox)).pid).toBe(pid)
  })

  test('is told of the end', async () => {
    const { sandbox } = openSandbox({ child: 'stuck' })
    const all = Promise.allSettled([1, 2].map(() => sandbox.drawSvg(drawingOf(), ANYTIME)))
    await sandbox.close()
    expect(await all).toMatchObject([
      { reason: { code: 'closed' } },
      { reason: { code: 'closed' } },
    ])
    await expect(sandbox.drawSvg(drawingOf(), ANYTIME)).rejects.toMatchObject({ code: 'closed' })
  })

  test('waits at the end until no process is left', async () => {
    const { sandbox } = openSandbox({ child: 'report' })
    const { pid } = await readReport(sandbox)
    await sandbox.close()
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  })
})
