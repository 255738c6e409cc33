#!/usr/bin/env node
import { runCli } from './run-cli.ts'

const abort = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => abort.abort())
process.exitCode = await runCli(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  writeOut: (line) => console.log(line),
  writeErr: (line) => console.error(line),
  signal: abort.signal,
})
