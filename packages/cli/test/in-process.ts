import { runCli } from '../src/run-cli.ts'

/** A command run in this process, with what it wrote. */
export interface CommandRun {
  readonly out: () => string
  readonly err: () => string
  /** As a signal of the shell does. */
  stop(): void
  readonly ended: Promise<number>
}

export interface CommandPlace {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
}

export function startCommand(argv: readonly string[], { cwd, env = {} }: CommandPlace): CommandRun {
  const abort = new AbortController()
  const out: string[] = []
  const err: string[] = []
  return {
    out: () => out.join('\n'),
    err: () => err.join('\n'),
    stop: () => abort.abort(),
    ended: runCli(argv, {
      cwd,
      env,
      signal: abort.signal,
      writeOut: (line) => out.push(line),
      writeErr: (line) => err.push(line),
    }),
  }
}

/** @returns Where the routes are, as soon as a server says so. */
export async function findBase({
  out,
  err,
  ended,
}: Omit<CommandRun, 'ended' | 'stop'> & {
  readonly ended: Promise<unknown>
}): Promise<string> {
  let hasEnded = false
  const onEnd = () => {
    hasEnded = true
  }
  ended.then(onEnd, onEnd)
  for (;;) {
    const base = /serves (http:\S+)/.exec(out())?.[1]
    if (base !== undefined) return base
    if (hasEnded) throw new Error(`The server ended early:\n${err()}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
