import { afterAll, describe, expect, test } from 'vitest'
import { createPlaten } from '../../src/index.ts'
import type { BarcodeLayer, Symbology } from '../../src/model/layers/barcode.ts'
import { readCodes } from './read-codes.ts'

const platen = createPlaten({ network: false })
afterAll(() => platen.close())

async function draw(layer: Partial<BarcodeLayer>, scale = 1) {
  const { bytes } = await platen.render(
    {
      canvas: { width: 600, height: 200, background: '#fff' },
      layers: [{ kind: 'barcode', x: 10, y: 10, ...layer }],
    },
    { scale },
  )
  return bytes
}

describe('a barcode reads back as its data', () => {
  test.each<[symbology: Symbology, data: string, text: string, format: string]>([
    ['code128', 'Platen-4711 a~', 'Platen-4711 a~', 'Code128'],
    ['code128', '0123456789', '0123456789', 'Code128'],
    ['code39', 'PLATEN 4711', 'PLATEN 4711', 'Code39'],
    ['ean13', '5901234123457', '5901234123457', 'EAN13'],
    ['ean13', '590123412345', '5901234123457', 'EAN13'],
    ['ean8', '96385074', '96385074', 'EAN8'],
    // A reader gives both as the EAN-13 that they stand for.
    ['upca', '012345678905', '0012345678905', 'EAN13'],
    ['upce', '01234565', '0012345000065', 'UPCE'],
    ['itf14', '15400141288763', '15400141288763', 'ITF'],
    ['datamatrix', 'https://example.com/a', 'https://example.com/a', 'DataMatrix'],
    ['datamatrix', 'Zażółć 漢字 🎈', 'Zażółć 漢字 🎈', 'DataMatrix'],
    ['pdf417', 'Seat 12, row B', 'Seat 12, row B', 'PDF417'],
    ['aztec', 'https://example.com/a', 'https://example.com/a', 'Aztec'],
    ['aztec', 'naïve 漢字', 'naïve 漢字', 'Aztec'],
  ])('%s %s', async (symbology, data, text, format) => {
    const natural = await readCodes(await draw({ symbology, data }))
    expect(natural.map((code) => code.text)).toContain(text)
    expect(natural[0]?.format.replaceAll('-', '')).toContain(format.slice(0, 3))
    const stretched = await readCodes(await draw({ symbology, data, width: 371, height: 151 }, 1.5))
    expect(stretched.map((code) => code.text)).toContain(text)
    const turned = await readCodes(
      await draw({ symbology, data, width: 371, height: 151, rotate: 180, fill: '#1e3a8a' }),
    )
    expect(turned.map((code) => code.text)).toContain(text)
  })
})

describe('a barcode with its text under it', () => {
  test.each<[symbology: Symbology, data: string, text: string]>([
    ['code128', 'Platen-4711 a~', 'Platen-4711 a~'],
    ['code39', 'PLATEN 4711', 'PLATEN 4711'],
    ['ean13', '590123412345', '5901234123457'],
    ['ean8', '9638507', '96385074'],
    ['upca', '01234567890', '0012345678905'],
    ['upce', '0123456', '0012345000065'],
    ['itf14', '1540014128876', '15400141288763'],
  ])('%s %s reads back as its data', async (symbology, data, text) => {
    for (const [size, scale] of [
      [{}, 1],
      [{ width: 371, height: 90 }, 1.5],
      [{ width: 371, height: 40, fill: '#1e3a8a' }, 1],
    ] as const) {
      const codes = await readCodes(await draw({ symbology, data, showText: true, ...size }, scale))
      expect(codes.map((code) => code.text)).toContain(text)
    }
  })

  test.each<[symbology: Symbology]>([['datamatrix'], ['pdf417'], ['aztec']])(
    '%s has none, which is said',
    async (symbology) => {
      await expect(
        draw({ name: 'code', symbology, data: 'a', showText: true }),
      ).rejects.toMatchObject({
        code: 'invalid_value',
        message: expect.stringContaining('"showText"'),
      })
    },
  )

  test('is text in a PDF and fills no more than its box', async () => {
    const layer = {
      kind: 'barcode',
      symbology: 'ean13',
      data: '590123412345',
      showText: true,
    } as const
    const document = { canvas: { width: 300, height: 100 }, layers: [{ ...layer, x: 9, y: 9 }] }
    const { bytes, receipt } = await platen.render(document, { format: 'pdf' })
    expect(Buffer.from(bytes).toString('latin1')).toContain('/Type0')
    expect(receipt.layers[0]?.box).toEqual({ x: 9, y: 9, width: 234, height: 80 })
  })
})

describe('data that does not suit is refused', () => {
  test.each<[symbology: Symbology, data: string, code: string, words: string]>([
    ['ean13', '5901234123456', 'barcode_invalid', 'its check digit must be 7, but is 6'],
    ['ean13', '59012', 'barcode_invalid', 'EAN-13 takes 13 digits'],
    ['ean8', '9638507x', 'barcode_invalid', 'EAN-8 takes 8 digits'],
    ['upca', '012345678904', 'barcode_invalid', 'must be 5, but is 4'],
    ['upce', '01234566', 'barcode_invalid', 'check digit'],
    ['upce', '91234566', 'barcode_invalid', 'UPC-E takes 0 or 1'],
    ['itf14', '15400141288760', 'barcode_invalid', 'must be 3, but is 0'],
    ['code39', 'lower', 'barcode_invalid', 'capital letters'],
    ['code128', 'é', 'barcode_invalid', 'ASCII'],
    ['code128', 'a'.repeat(81), 'barcode_too_long', '81 characters; Code 128 takes 80'],
    ['datamatrix', 'é'.repeat(1600), 'barcode_too_long', 'Data Matrix holds 1555'],
    ['pdf417', 'x!'.repeat(2500), 'barcode_too_long', 'PDF417 holds 1108'],
    ['aztec', 'é'.repeat(2500), 'barcode_too_long', 'Aztec holds 1914'],
  ])('%s %s', async (symbology, data, code, words) => {
    await expect(draw({ name: 'code', symbology, data })).rejects.toMatchObject({
      code,
      status: 400,
      pointer: '/code/data',
      message: expect.stringContaining(words),
    })
  })

  test('or when its bars would be narrower than a px', async () => {
    const layer = { symbology: 'ean13', data: '590123412345', width: 116, height: 20 } as const
    await expect(draw(layer)).rejects.toMatchObject({
      code: 'barcode_too_small',
      message: expect.stringContaining('it must be 117 × 1 px at least'),
    })
  })
})
