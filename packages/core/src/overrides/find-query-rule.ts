import type { z } from 'zod'
import { findOverrideRule } from '../model/override-rules.ts'
import type { OverrideSlot } from './override-slots.ts'

/** By which a query value of a property is read: that of the first layer of the name which has it. */
export function findQueryRule(
  layers: readonly OverrideSlot[],
  property: string,
): z.ZodType | undefined {
  for (const { kind } of layers) {
    const rule = findOverrideRule(kind, property)
    if (rule !== undefined) return rule
  }
  return undefined
}
