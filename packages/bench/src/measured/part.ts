import type { Results } from './results.ts'

/** What can be measured by itself, in the order in which it is. */
export const PARTS = [
  'comparisons',
  'coldStarts',
  'memory',
  'throughput',
  'stages',
  'settings',
  'scaling',
  'guard',
] as const satisfies readonly (keyof Results)[]
export type Part = (typeof PARTS)[number]
export type Measured = { readonly [Name in Part]?: Results[Name] }
