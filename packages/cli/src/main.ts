#!/usr/bin/env node
import { runCli } from './run-cli.ts'

const abort = new AbortController()
process.once('SIGINT', () => abort.abort())
process.exitCode = await runCli(process.argv.slice(2), {
  cwd: process.cwd(),
  writeOut: (line) => console.log(line),
  writeErr: (line) => console.error(line),
  signal: abort.signal,
})
