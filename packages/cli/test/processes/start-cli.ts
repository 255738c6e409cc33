import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/** The command in a process of its own. */
export interface StartedCli {
  /** What it has written so far. */
  readonly out: () => string
  readonly err: () => string
  kill(signal: NodeJS.Signals): void
  /** @returns Exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | string>
}

export function startCli(argv: readonly string[], cwd: string): StartedCli {
  const flags = ['--conditions', '@platen/source', '--import', import.meta.resolve('tsx')]
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, [...flags, MAIN, ...argv], {
    cwd,
    env: { PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  return {
    out: () => Buffer.concat(out).toString(),
    err: () => Buffer.concat(err).toString(),
    kill: (signal) => child.kill(signal),
    ended: once(child, 'close').then(([code, signal]) => code ?? signal),
  }
}
