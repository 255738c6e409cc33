import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createPlaten, type Platen } from '../../src/create-platen.ts'
import { createMemoryAssetStore } from '../../src/memory/memory-asset-store.ts'
import { parseTemplate } from '../../src/model/parse-template.ts'
import type { AssetStore } from '../../src/ports/asset-store.ts'
import { picture } from '../assets/image-files.ts'

const require = createRequire(import.meta.url)
const FONTS = {
  slim: require.resolve('@fontsource/inter/files/inter-latin-400-normal.woff'),
  fat: require.resolve('@fontsource/inter/files/inter-latin-900-normal.woff'),
}

const CARD = parseTemplate({
  canvas: { width: 120, height: 40 },
  fonts: [{ family: 'House', src: 'asset:house-font' }],
  layers: [
    { kind: 'image', src: 'asset:logo', x: 0, y: 0, width: 40, height: 40 },
    { kind: 'text', text: 'Hamburg', fontFamily: 'House', x: 44, y: 4 },
  ],
})

let assets: AssetStore
let platen: Platen

async function add(orgId: string, id: string, bytes: Uint8Array): Promise<void> {
  const nothing = { width: undefined, height: undefined, fileName: undefined }
  const asset = { id, orgId, mediaType: 'application/octet-stream', ...nothing }
  await assets.insert({ ...asset, createdBy: 'system', createdAt: 0 }, bytes, [])
}

/** Of the three, each two differ in the image or in the font. */
beforeAll(async () => {
  assets = createMemoryAssetStore()
  const logo = await picture(4, 4).png().toBuffer()
  const [slim, fat] = [readFileSync(FONTS.slim), readFileSync(FONTS.fat)]
  await add('cats', 'logo', logo)
  await add('cats', 'house-font', slim)
  await add('dogs', 'logo', await picture(4, 4).negate().png().toBuffer())
  await add('dogs', 'house-font', slim)
  await add('owls', 'logo', logo)
  await add('owls', 'house-font', fat)
})
afterEach(() => platen.close())

describe('orgId', () => {
  test('one template shows the images and fonts of whoever it is drawn for, in any order', async () => {
    const drawIn = async (order: readonly string[]) => {
      platen = createPlaten({ assets })
      const drawn = new Map<string, string>()
      for (const orgId of order) {
        const { bytes } = await platen.render(CARD, { orgId })
        drawn.set(orgId, Buffer.from(bytes).toString('base64'))
      }
      await platen.close()
      return drawn
    }
    const drawn = await drawIn(['cats', 'dogs', 'owls', 'cats'])
    expect(new Set(drawn.values()).size).toBe(3)
    expect(await drawIn(['owls', 'dogs', 'cats'])).toEqual(drawn)
  })

  test.each([
    ['another organisation', { orgId: 'mice' }],
    ['a program without tenants', {}],
  ])('%s finds none of their files', async (_why, order) => {
    platen = createPlaten({ assets })
    await platen.render(CARD, { orgId: 'cats' })
    await expect(platen.render(CARD, order)).rejects.toMatchObject({ code: 'source_not_found' })
  })

  test.each([
    ['a number', 1],
    ['empty', ''],
    ['null', null],
  ])('an organisation that is %s is refused', async (_why, orgId) => {
    platen = createPlaten({ assets })
    const order = { orgId } as unknown as { readonly orgId: string }
    await expect(platen.render(CARD, order)).rejects.toMatchObject({
      code: 'invalid_type',
      pointer: '/orgId',
    })
  })
})
