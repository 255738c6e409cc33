/** What the shell is told. */
export const EXIT_CODE = {
  ok: 0,
  /**
   * A template, an order or a change was refused, or the kit cannot start; of `diff`, `verify` and
   * `stress`, which were asked to find out: there are differences, or faults.
   */
  refused: 1,
  /** The command line itself is wrong. */
  usage: 2,
  /** `verify` only: the history does not hold enough to tell. */
  unknown: 3,
  /** `diff`, `verify` and `stress`: they could not find out, because something was refused. */
  unable: 4,
} as const

export type ExitCode = (typeof EXIT_CODE)[keyof typeof EXIT_CODE]
