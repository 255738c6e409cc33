import { afterEach } from 'vitest'
import { SILENT_LOGGER } from '../../src/foundation/logger.ts'
import { type CreateSandboxOptions, createSandbox } from '../../src/sandbox/create-sandbox.ts'
import type { Sandbox, SvgDrawing } from '../../src/sandbox/sandbox.ts'

const open: Sandbox[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()))
})

export type ChildName = 'report' | 'stuck' | 'yielding' | 'faulty' | 'missing'

/** Processes that behave badly, for tests; the real ones draw. */
function childFile(name: ChildName): URL {
  return new URL(`./children/${name}-child.mjs`, import.meta.url)
}

export interface OpenSandbox {
  readonly sandbox: Sandbox
  /** What it logged. */
  readonly warnings: readonly string[]
}

/** A sandbox of one process, closed after the test. */
export function openSandbox(
  options: Partial<CreateSandboxOptions> & { readonly child?: ChildName } = {},
): OpenSandbox {
  const { child, ...rest } = options
  const warnings: string[] = []
  const logger = {
    ...SILENT_LOGGER,
    warn: (_details: unknown, text: string) => warnings.push(text),
  }
  const childUrl = child === undefined ? {} : { childUrl: childFile(child) }
  const sandbox = createSandbox({ children: 1, logger, ...childUrl, ...rest })
  open.push(sandbox)
  return { sandbox, warnings }
}

/** Of a document, or of none where nobody reads it. */
export function drawingOf(parts: Partial<SvgDrawing> = {}): SvgDrawing {
  return { markup: '', width: 1, height: 1, maxPixels: 50_000_000, ...parts }
}

export const ANYTIME: AbortSignal = new AbortController().signal

export interface ChildReport {
  readonly pid: number
  readonly env: Readonly<Record<string, string>>
  readonly execArgv: readonly string[]
  readonly cwd: string
}

/** What the process behind a sandbox says of itself, where it is one that does. */
export async function readReport(
  sandbox: Sandbox,
  parts: Partial<SvgDrawing> = {},
): Promise<ChildReport> {
  const pixels = await sandbox.drawSvg(drawingOf(parts), ANYTIME)
  return JSON.parse(Buffer.from(pixels).toString()) as ChildReport
}
