import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { TrialAnswer, TrialFile, TrialQuestion, TrialReply } from './trial.ts'

export interface TryOptions {
  /** Ms that a render is given. Default 10,000. */
  readonly deadlineMs?: number
  /** What is tried first, so that what is loaded once does not count as memory that grows. */
  readonly warmUp: readonly TrialFile[]
  /** The module that tries; another in tests of this. */
  readonly entry?: URL
}

export interface TrialReport {
  /** How many files ended in each way. */
  readonly outcomes: Readonly<Record<string, number>>
  readonly faults: readonly string[]
  /** Bytes in use after the last file above those before the first, of the process that came that far. */
  readonly grownBytes: number
}

/** Beyond the deadline: a child of the sandbox is killed 250 ms after it, and machines are busy. */
const GRACE_MS = 2_000
/** The program is compiled as it starts. */
const START_MS = 60_000
/** Noise of the collector and of tables that grow to their bounds. */
const MOST_GROWTH = 24_000_000

/** Tries each file in a process that is replaced when a file ends or hangs it. */
export async function tryFiles(
  files: readonly TrialFile[],
  options: TryOptions,
): Promise<TrialReport> {
  const { deadlineMs = 10_000 } = options
  const outcomes: Record<string, number> = {}
  const faults: string[] = []
  let trial = await startTrial(options, deadlineMs)
  for (const file of files) {
    const answer = await askFor(trial.child, file, deadlineMs + GRACE_MS)
    outcomes[answer.outcome] = (outcomes[answer.outcome] ?? 0) + 1
    if (answer.fault !== undefined) faults.push(`${file.path}: ${answer.fault}`)
    if (answer.outcome !== 'late' && answer.outcome !== 'died') continue
    trial.child.kill('SIGKILL')
    trial = await startTrial(options, deadlineMs)
  }
  const grownBytes = (await measure(trial.child)) - trial.bytesAtStart
  trial.child.kill('SIGKILL')
  if (grownBytes > MOST_GROWTH) faults.push(`${grownBytes} bytes more are in use than before`)
  return { outcomes, faults, grownBytes }
}

async function startTrial({ warmUp, entry }: TryOptions, deadlineMs: number) {
  const child = fork(entry ?? new URL('./trial-process.ts', import.meta.url), [`${deadlineMs}`], {
    // Where tsx is found.
    cwd: import.meta.dirname,
    execArgv: ['--expose-gc', '--import', 'tsx', '--conditions=@platen/source'],
  })
  for (const file of [...warmUp, ...warmUp]) {
    const { outcome } = await askFor(child, file, START_MS)
    if (outcome === 'drawn') continue
    child.kill('SIGKILL')
    throw new Error(`${file.path}, which is sound, is ${outcome}`)
  }
  return { child, bytesAtStart: await measure(child) }
}

async function measure(child: ChildProcess): Promise<number> {
  const reply = await ask(child, 'memory', START_MS)
  if (!('bytesInUse' in reply)) throw new Error('The process does not say what it uses.')
  return reply.bytesInUse
}

async function askFor(
  child: ChildProcess,
  file: TrialFile,
  withinMs: number,
): Promise<TrialAnswer> {
  const reply = await ask(child, file, withinMs)
  if ('bytesInUse' in reply) throw new Error('The process answers another question.')
  return reply
}

async function ask(
  child: ChildProcess,
  question: TrialQuestion,
  withinMs: number,
): Promise<TrialReply> {
  const stop = new AbortController()
  const { signal } = stop
  const timer = setTimeout(() => stop.abort(), withinMs)
  const late: TrialReply = { outcome: 'late', fault: `no answer within ${withinMs} ms` }
  const replied = once(child, 'message', { signal }).then(([reply]): TrialReply => reply)
  const died = once(child, 'exit', { signal }).then(
    ([code, killedBy]): TrialReply => ({
      outcome: 'died',
      fault: `ended with ${code ?? killedBy}`,
    }),
  )
  child.send(question)
  try {
    return await Promise.race([replied, died])
  } catch {
    return late
  } finally {
    clearTimeout(timer)
    stop.abort()
    await Promise.allSettled([replied, died])
  }
}
