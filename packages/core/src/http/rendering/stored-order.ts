import type { OrderOptions } from './given-order.ts'

/** What a history row keeps of an order, so that it can be drawn again. */
export interface StoredOrder {
  readonly options: OrderOptions
  /** `options` lacks the overrides, because some are of sensitive layers. */
  readonly withheld?: true
  /** The overrides that `options` lacks, encrypted, in Base64; see `SensitiveOrders`. */
  readonly sealed?: string
  /** Outputs of an order for several; absent: one, as the options say. */
  readonly sizes?: readonly OutputSize[] | undefined
  /** The batch that it came with. */
  readonly batch?: BatchPlace
}

/** One of several outputs; what is absent is as the options say. */
export interface OutputSize {
  readonly name: string
  /** Px. */
  readonly width?: number
  /** Px. */
  readonly height?: number
  /** Device px per px. */
  readonly scale?: number
  readonly format?: string
}

export interface BatchPlace {
  readonly id: string
  readonly index: number
  /** Orders in the batch. */
  readonly size: number
}

export function writeStoredOrder(order: StoredOrder): string {
  return JSON.stringify(order)
}

/** @param orderJson From `writeStoredOrder`. */
export function readStoredOrder(orderJson: string): StoredOrder {
  return JSON.parse(orderJson) as StoredOrder
}

/** Name of the output of an order for one. */
export const MAIN_OUTPUT = 'image'

/** The options of each output of an order, by name. */
export function listOutputs({
  options,
  sizes,
}: Pick<StoredOrder, 'options' | 'sizes'>): ReadonlyMap<string, OrderOptions> {
  if (sizes === undefined) return new Map([[MAIN_OUTPUT, options]])
  const entries = sizes.map(({ name, ...size }) => {
    // Its format is checked by `prepare`, like that of any order.
    return [name, { ...options, ...(size as OrderOptions) }] as const
  })
  return new Map(entries)
}
