import type { ErrorCode, ErrorDetail } from '../foundation/errors.ts'
import { PlatenError } from '../foundation/errors.ts'

/** Enough to mend an order in one go, few enough that a flood of faults makes no long answer. */
const MAX_FAULTS = 20

/** Gathers the faults of one order, so that its author sees all of them at once. */
export interface FaultList {
  /** @param pointer JSON Pointer into the override document. */
  add(code: ErrorCode, detail: string, pointer: string): void
  /** True when further faults would be dropped, so that looking for them is of no use. */
  isFull(): boolean
  /** Throws the first fault, with all of them in its `errors`. */
  throwIfAny(): void
}

export function createFaultList(): FaultList {
  const faults: ErrorDetail[] = []
  return {
    add: (code, detail, pointer) => {
      if (faults.length < MAX_FAULTS) faults.push({ code, detail, pointer })
    },
    isFull: () => faults.length >= MAX_FAULTS,
    throwIfAny: () => {
      const [first] = faults
      if (first === undefined) return
      throw new PlatenError(first.code, first.detail, { pointer: first.pointer, errors: faults })
    },
  }
}
