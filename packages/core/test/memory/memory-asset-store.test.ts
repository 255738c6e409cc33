import { describe, expect, test } from 'vitest'
import { createMemoryAssetStore } from '../../src/memory/memory-asset-store.ts'
import { DEFAULT_ORGANISATION } from '../../src/ports/organisation.ts'

describe('createMemoryAssetStore', () => {
  test('starts with the files that it is given, for a program without tenants', async () => {
    const assets = createMemoryAssetStore({ files: { logo: Uint8Array.of(1, 2) } })
    const { bytes, ...record } = (await assets.readContent(DEFAULT_ORGANISATION, 'logo')) ?? {}
    expect(bytes).toEqual(Uint8Array.of(1, 2))
    expect(record).toMatchObject({ sizeBytes: 2, createdBy: 'system', fileName: undefined })
    expect(await assets.find('other', 'logo')).toBeUndefined()
  })

  test('refuses a file whose name is not an asset id, naming it', () => {
    const create = () => createMemoryAssetStore({ files: { '../logo': Uint8Array.of(1) } })
    expect(create).toThrow(expect.objectContaining({ code: 'invalid_value' }))
    expect(create).toThrow(/"\.\.\/logo" is not an asset id/)
  })
})
