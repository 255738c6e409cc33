import { PlatenError } from '../../foundation/errors.ts'
import type { SecretBox } from '../../foundation/secret-box.ts'
import type { RenderSource } from '../../ports/render-record.ts'
import type { PreparedRender } from '../../render/create-renderer.ts'
import type { OrderOptions } from './given-order.ts'
import type { StoredOrder } from './stored-order.ts'

/** What decides how an order is kept. */
interface OrderToKeep {
  readonly options: OrderOptions
  readonly prepared: Pick<PreparedRender, 'isSensitive'>
}

/** How orders that say something of sensitive layers are kept: not as they are. */
export interface SensitiveOrders {
  /**
   * What the history keeps of an order. Overrides with values of sensitive layers are left out of it,
   * except that those of an order for later are kept encrypted.
   *
   * @throws {PlatenError} `conflict`: an order for later, and no secret to encrypt it with.
   */
  withhold(
    order: OrderToKeep,
    source: RenderSource,
  ): Pick<StoredOrder, 'options' | 'withheld' | 'sealed'>
  /** @throws {PlatenError} `gone`: the order cannot be drawn again. */
  restore(stored: StoredOrder): OrderOptions
}

export function createSensitiveOrders(box: SecretBox | undefined): SensitiveOrders {
  return {
    withhold: ({ options, prepared }, source) => {
      if (!prepared.isSensitive) return { options }
      const { layers, query, ...rest } = options
      if (source !== 'background') return { options: rest, withheld: true }
      if (box === undefined) {
        throw new PlatenError(
          'conflict',
          'The order has values of sensitive layers, and the operator has set no "secret" to keep them encrypted until it is drawn; render it at once.',
        )
      }
      const sealed = Buffer.from(box.seal(Buffer.from(JSON.stringify({ layers, query }))))
      return { options: rest, withheld: true, sealed: sealed.toString('base64') }
    },
    restore: ({ options, withheld, sealed }) => {
      if (withheld !== true) return options
      const plain = sealed === undefined ? undefined : box?.unseal(Buffer.from(sealed, 'base64'))
      if (plain !== undefined) {
        return { ...options, ...JSON.parse(Buffer.from(plain).toString()) }
      }
      throw new PlatenError(
        'gone',
        sealed === undefined
          ? 'The render had values of sensitive layers, which are not kept, so it cannot be drawn again.'
          : 'The values of sensitive layers of this render were kept under another "secret", so it cannot be drawn again.',
      )
    },
  }
}
