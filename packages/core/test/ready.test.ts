import { describe, expect, test } from 'vitest'
import { createMemoryStores, createPlaten } from '../src/index.ts'

describe('ready', () => {
  test('resolves once a request can be served, and may be asked again', async () => {
    const platen = createPlaten()
    await platen.ready()
    await expect(platen.ready()).resolves.toBeUndefined()
    await platen.close()
  })

  test('says that the stores cannot be read, and why', async () => {
    const stores = createMemoryStores()
    const settings = { ...stores.settings, get: () => Promise.reject(new Error('disk on fire')) }
    const platen = createPlaten({ stores: { ...stores, settings } })
    const error = await platen.ready().catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'unavailable', cause: { message: 'disk on fire' } })
    await platen.close()
  })

  test('is refused after close', async () => {
    const platen = createPlaten()
    await platen.close()
    await expect(platen.ready()).rejects.toMatchObject({ code: 'closed' })
  })
})
