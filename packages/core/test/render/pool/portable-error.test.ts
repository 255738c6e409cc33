import { describe, expect, test } from 'vitest'
import { PlatenError } from '../../../src/foundation/errors.ts'
import { fromPortableError, toPortableError } from '../../../src/render/pool/portable-error.ts'

/** To another thread and back. */
const send = (thrown: unknown) => fromPortableError(structuredClone(toPortableError(thrown)))

describe('an error in another thread', () => {
  test.each<[why: string, error: Error]>([
    ['a refusal', new PlatenError('not_found', 'There is no "x".')],
    [
      'all that a refusal says',
      new PlatenError('invalid_value', 'One of two.', {
        pointer: '/layers/1',
        retryAfterMs: 20,
        receipt: { warnings: ['small'] },
        errors: [
          { pointer: '/layers/1', code: 'invalid_value', detail: 'One of two.' },
          { pointer: '/layers/2', code: 'invalid_name', detail: 'Two of two.' },
        ],
        cause: new PlatenError('source_corrupt', 'Inner.', { cause: new RangeError('far in') }),
      }),
    ],
    ['a fault of ours', new TypeError('x is undefined')],
    ['an error of the system', Object.assign(new Error('no'), { code: 'ENOENT', errno: -2 })],
  ])('is the same here: %s', (_why, error) => {
    const received = send(error)
    expect(received).toEqual(error)
    expect(received.stack).toBe(error.stack)
    expect(received instanceof PlatenError).toBe(error instanceof PlatenError)
    expect(received.name).toBe(error.name)
  })

  test.each([['text'], [undefined], [null], [42]])('may be anything: %j', (thrown) => {
    expect(send(thrown).message).toBe(String(thrown))
  })

  test('with causes in a circle ends', () => {
    const error = new Error('first')
    error.cause = new Error('second', { cause: error })
    expect(send(error).cause).toMatchObject({ message: 'second' })
  })
})
