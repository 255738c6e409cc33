import { describe, expect, test } from 'vitest'
import { SharedFlights } from '../../src/foundation/shared-flights.ts'

/** Work that a test ends by hand. */
function heldWork() {
  let end: (value: string) => void = () => undefined
  let fail: (error: Error) => void = () => undefined
  let starts = 0
  let signal: AbortSignal | undefined
  const start = (given: AbortSignal) => {
    starts += 1
    signal = given
    return new Promise<string>((settle, reject) => {
      end = settle
      fail = reject
    })
  }
  return {
    start,
    end: (value: string) => end(value),
    fail: (error: Error) => fail(error),
    starts: () => starts,
    isAborted: () => signal?.aborted,
  }
}

const never = () => new AbortController().signal

describe('SharedFlights', () => {
  test('equal keys share one piece of work, others do not', async () => {
    const flights = new SharedFlights<string>()
    const work = heldWork()
    const joined = [flights.join('a', never(), work.start), flights.join('a', never(), work.start)]
    const other = flights.join('b', never(), async () => 'other')
    work.end('done')
    expect(await Promise.all([...joined, other])).toEqual(['done', 'done', 'other'])
    expect(work.starts()).toBe(1)
  })

  test('a waiter that leaves does not end the work of the others', async () => {
    const flights = new SharedFlights<string>()
    const work = heldWork()
    const leaver = new AbortController()
    const left = flights.join('a', leaver.signal, work.start)
    const stayed = flights.join('a', never(), work.start)
    leaver.abort(new Error('left'))
    await expect(left).rejects.toThrow('left')
    expect(work.isAborted()).toBe(false)
    work.end('done')
    expect(await stayed).toBe('done')
  })

  test('the last waiter that leaves ends the work, and the next begins anew', async () => {
    const flights = new SharedFlights<string>()
    const work = heldWork()
    const leaver = new AbortController()
    const left = flights.join('a', leaver.signal, work.start)
    leaver.abort(new Error('left'))
    await expect(left).rejects.toThrow('left')
    expect(work.isAborted()).toBe(true)
    work.fail(new Error('too late for anyone'))
    const next = flights.join('a', never(), work.start)
    work.end('again')
    expect(await next).toBe('again')
  })

  test('a failure reaches all and is not remembered', async () => {
    const flights = new SharedFlights<string>()
    const work = heldWork()
    const joined = [flights.join('a', never(), work.start), flights.join('a', never(), work.start)]
    const settled = Promise.allSettled(joined)
    work.fail(new Error('broken'))
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await flights.join('a', never(), async () => 'fine')).toBe('fine')
  })
})
