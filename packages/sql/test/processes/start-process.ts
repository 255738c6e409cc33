import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A script of this folder in a process of its own, which answers one message to each it is sent. */
export interface StartedProcess {
  readonly child: ChildProcess
  ask(message: unknown): Promise<unknown>
  /** @returns Exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | string>
}

/** Starts a script; resolves when it has sent its first message. */
export async function startProcess(
  script: string,
  ...parameters: string[]
): Promise<StartedProcess> {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const child = fork(path, parameters, {
    execArgv: ['--conditions', '@platen/source', '--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit').then(([code, signal]) => code ?? signal)
  await Promise.race([
    once(child, 'message'),
    ended.then((how) => Promise.reject(new Error(`${script} ended early: ${how}.`))),
  ])
  return {
    child,
    ended,
    ask: async (message) => {
      child.send(message as object)
      const [answer] = await once(child, 'message')
      return answer
    },
  }
}
