import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'

/** A child that is silent for longer hangs; the longest work is the thousand renders before memory is read. */
const LONGEST_MS = 600_000

/** A process of the bench that answers one question at a time. */
export interface Child<Question extends object, Answer> {
  readonly pid: number
  ask(question: Question): Promise<Answer>
  /** Resolves when it has ended. */
  close(): Promise<void>
}

/** Starts a script that says when it is ready. */
export async function startChild<Question extends object, Answer>(
  script: string,
  parameters: readonly string[],
): Promise<Child<Question, Answer>> {
  const child = fork(script, parameters, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  await nextMessage(child)
  return {
    pid: child.pid ?? 0,
    ask: (question) => {
      const answer = nextMessage(child)
      child.send(question)
      return answer as Promise<Answer>
    },
    close: async () => {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

async function nextMessage(child: ChildProcess): Promise<unknown> {
  const stop = new AbortController()
  const { signal } = stop
  const ended = once(child, 'exit', { signal }).then(([code, signalName]) => {
    throw new Error(
      `${child.spawnargs.slice(1).join(' ')} ended with ${code ?? signalName} and did not answer.`,
    )
  })
  const late = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS)
  try {
    const [message] = await Promise.race([once(child, 'message', { signal }), ended])
    return message
  } finally {
    clearTimeout(late)
    stop.abort()
    ended.catch(() => undefined)
  }
}
