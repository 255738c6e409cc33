/** Where a command reads and writes; tests give their own. */
export interface Terminal {
  readonly cwd: string
  /** As in `process.env`. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** Results. Line breaks are added. */
  writeOut(line: string): void
  /** Progress and problems. Line breaks are added. */
  writeErr(line: string): void
  /** Ends `--watch` and `serve`. */
  readonly signal: AbortSignal
}
