import { ABSOLUTE_CASES } from './absolute-cases.ts'
import { ALIGNMENT_CASES } from './alignment-cases.ts'
import type { OracleCase } from './oracle-node.ts'
import { SIZING_CASES } from './sizing-cases.ts'
import { TEXT_CASES } from './text-cases.ts'

/** Every case that is laid out by Chromium once and replayed by the layout tests. */
export const FLEX_CASES: readonly OracleCase[] = [
  ...ALIGNMENT_CASES,
  ...SIZING_CASES,
  ...TEXT_CASES,
  ...ABSOLUTE_CASES,
]
