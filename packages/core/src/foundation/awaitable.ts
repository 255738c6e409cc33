/**
 * What may be there at once, such as the answer of a store that knows it: waiting for it would cost
 * more than finding it did. `await` takes either.
 */
export type Awaitable<Value> = Value | Promise<Value>

/** Whether a value is still to be waited for; promises of other libraries count too. */
export function isPending<Value>(value: Awaitable<Value>): value is Promise<Value> {
  return typeof (value as Partial<PromiseLike<Value>> | undefined)?.then === 'function'
}
