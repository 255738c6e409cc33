import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../../src/foundation/limits.ts'
import { createPlaten } from '../../../src/index.ts'
import type { Layer } from '../../../src/model/layer.ts'
import type { TemplateInput } from '../../../src/model/template.ts'
import { decodeFont } from '../../../src/text/font-file/decode-font.ts'
import { PICTURES } from '../../render/sample-sources.ts'
import { assertSound, HAS_PDF_PROGRAMS, unpackPdf } from './pdf-programs.ts'

const platen = createPlaten()
afterAll(() => platen.close())

const BOX = {
  kind: 'shape',
  shape: 'rect',
  x: 10,
  y: 10,
  width: 50,
  height: 20,
  fill: '#f00',
} as const
const TEXT = { kind: 'text', x: 10, y: 40, width: 180, text: 'Words', fontSize: 20 } as const
const LINK = 'https://example.com/?a=(b)'

const template = (layers: readonly Layer[], more: Partial<TemplateInput> = {}): TemplateInput => ({
  canvas: { width: 200, height: 100 },
  ...more,
  layers,
})

async function writePdf(document: TemplateInput, options: { page?: number; scale?: number } = {}) {
  return platen.render(document, { ...options, format: 'pdf' })
}

/** The file as text; streams stay compressed. */
async function textOf(document: TemplateInput, options: { page?: number; scale?: number } = {}) {
  return Buffer.from((await writePdf(document, options)).bytes).toString('latin1')
}

const PAGES: TemplateInput = {
  canvas: { width: 200, height: 100 },
  pages: [
    { name: 'cover', layers: [{ ...TEXT, name: 'title', dynamic: true }] },
    { layers: [TEXT, { ...BOX, name: 'box', visible: false }] },
    { name: 'back', layers: [BOX] },
  ],
}

describe('a PDF', () => {
  test('of equal orders has equal bytes, whoever renders', async () => {
    const document = template([
      { ...TEXT, opacity: 0.5 },
      { ...BOX, link: LINK, alt: 'Box' },
    ])
    const other = createPlaten()
    const [one, two, three] = await Promise.all([
      writePdf(document),
      writePdf(document),
      other.render(document, { format: 'pdf' }),
    ])
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0)
    expect(Buffer.compare(one.bytes, three.bytes)).toBe(0)
    await other.close()
  })

  test('has pages of 0.75 points a CSS px, times the scale', async () => {
    const document = template([TEXT])
    expect(await textOf(document)).toContain('/MediaBox [0 0 150 75]')
    expect(await textOf(document, { scale: 2 })).toContain('/MediaBox [0 0 300 150]')
    const { width, height, mediaType } = await writePdf(document, { scale: 2 })
    expect([width, height, mediaType]).toEqual([400, 200, 'application/pdf'])
  })

  test('tells title, description and language, and no time', async () => {
    const text = await textOf(
      template([TEXT], { locale: 'de', meta: { title: ') /JS (Ä', alt: 'A card' } }),
    )
    expect(text).toContain('/Title <FEFF00290020002f004a00530020002800c4>')
    expect(text).toContain(
      `/Subject <FEFF${Buffer.from('A card', 'utf16le').swap16().toString('hex')}>`,
    )
    expect(text).toContain('/Lang <FEFF00640065>')
    expect(text).not.toMatch(/CreationDate|ModDate|\/JS|\/OpenAction|\/Author/)
  })

  test('has all pages of a template, or the one that is asked for', async () => {
    const all = await writePdf(PAGES)
    expect(Buffer.from(all.bytes).toString('latin1')).toContain('/Count 3')
    expect(all.receipt.pages).toBe(3)
    expect(all.receipt.layers.map(({ page, path }) => [page, path])).toEqual([
      [1, 'title'],
      [2, '#0'],
      [3, '#0'],
    ])
    expect(all.receipt.hidden).toEqual([{ page: 2, path: 'box', reason: 'visible' }])
    const one = await writePdf(PAGES, { page: 3 })
    expect(Buffer.from(one.bytes).toString('latin1')).toContain('/Count 1')
    expect(one.receipt).toMatchObject({ pages: 1, layers: [{ path: '#0' }] })
    expect(one.receipt.layers[0]).not.toHaveProperty('page')
  })

  test('is foretold page by page by validate', async () => {
    const { timings: _, ...foretold } = await platen.validate(PAGES, { format: 'pdf' })
    const { timings: __, ...receipt } = (await writePdf(PAGES)).receipt
    expect(foretold).toEqual(receipt)
    expect(await platen.validate(PAGES)).toMatchObject({ pages: 1 })
  })

  test('holds a font and an image once, however often they are used', async () => {
    const image = { kind: 'image', width: 40, height: 30, src: PICTURES.jpeg } as const
    const places = [0, 50, 100].map((x) => ({ ...image, x }))
    const text = await textOf({
      canvas: { width: 200, height: 100 },
      pages: [{ layers: [...places, TEXT] }, { layers: [...places, TEXT] }],
    })
    expect(text.match(/\/Subtype \/Image/g)).toHaveLength(1)
    expect(text.match(/\/DCTDecode/g)).toHaveLength(1)
    expect(text.match(/\/FontFile2/g)).toHaveLength(1)
  })

  test('refuses a damaged JPEG as every format does', async () => {
    const [head = '', data = ''] = PICTURES.jpeg.split(',')
    const cut = Buffer.from(data, 'base64').subarray(0, -40).toString('base64')
    const src = `${head},${cut}`
    const document = template([{ kind: 'image', x: 0, y: 0, width: 40, height: 30, src }])
    await expect(writePdf(document)).rejects.toMatchObject({ code: 'source_corrupt', status: 422 })
  })

  test('ends with its signal, and refuses a page that is not there', async () => {
    const aborted = platen.render(PAGES, { format: 'pdf', signal: AbortSignal.abort() })
    await expect(aborted).rejects.toMatchObject({ code: 'render_aborted' })
    await expect(writePdf(PAGES, { page: 4 })).rejects.toMatchObject({ code: 'unknown_page' })
  })
})

describe('links of a PDF', () => {
  /** Rectangles and addresses of all link annotations. */
  async function linksOf(layers: readonly Layer[]) {
    const text = await textOf(template(layers))
    const found = text.matchAll(/\/Subtype \/Link\n\/Rect \[([^\]]*)\][\s\S]*?\/URI <([0-9a-f]*)>/g)
    return [...found].map(([, rect, uri = '']) => [
      rect?.split(' ').map((value) => Math.round(Number(value))),
      Buffer.from(uri, 'hex').toString('latin1'),
    ])
  }

  test('lie where the layer is, in points from the bottom', async () => {
    expect(await linksOf([{ ...BOX, link: LINK }])).toEqual([[[8, 53, 45, 68], LINK]])
  })

  test('are one for a card and what is on it, another for another address', async () => {
    const card = {
      kind: 'container',
      x: 0,
      y: 0,
      width: 200,
      height: 100,
      background: '#eee',
      link: LINK,
      children: [TEXT, { ...BOX, link: 'mailto:a@b.example' }],
    } as const
    const links = await linksOf([card])
    expect(links.map(([, href]) => href)).toEqual([LINK, 'mailto:a@b.example'])
    expect(links[0]?.[0]).toEqual([0, 0, 150, 75])
  })

  test('are one for each line of a text', async () => {
    const text = { ...TEXT, y: 5, width: 70, text: 'Words over lines', link: LINK } as const
    expect(await linksOf([text])).toHaveLength(3)
  })
})

describe.skipIf(!HAS_PDF_PROGRAMS)(
  'the structure of a PDF (not run where qpdf is not installed)',
  () => {
    test('is the order of the layers: texts, figures, decoration', async () => {
      const layers: readonly Layer[] = [
        { ...TEXT, link: LINK },
        BOX,
        {
          kind: 'container',
          x: 0,
          y: 0,
          width: 90,
          height: 90,
          opacity: 0.5,
          children: [
            { ...BOX, alt: 'A red box' },
            { ...BOX, alt: 'A red box' },
          ],
        },
        { ...TEXT, text: 'Two lines of words that wrap', decoration: 'underline' },
      ]
      const { bytes } = await writePdf(template(layers))
      assertSound(bytes)
      const text = unpackPdf(bytes)
      expect(text).toContain('/Marked true')
      const types = [...text.matchAll(/\/S \/(Document|P|Figure|Link)\n/g)].map(([, type]) => type)
      expect(types.sort()).toEqual(['Document', 'Figure', 'Link', 'P', 'P'])
      expect(text.match(/\/Artifact BMC/g)?.length).toBeGreaterThan(1)
      expect(text).toMatch(/\/Alt (<feff|\(A red box)/i)
      expect(text).toMatch(/\/Type \/OBJR/)
      expect(text).toMatch(/\/Stm \d+ 0 R/)
    })
  },
)

describe('fonts of a PDF', () => {
  const require = createRequire(import.meta.url)
  const woff = readFileSync(
    require.resolve('@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2'),
  )

  /** A font file whose OS/2 table has these licence bits. */
  async function withLicence(bits: number): Promise<Uint8Array> {
    const file = Buffer.from(await decodeFont(woff, DEFAULT_LIMITS, 'test'))
    for (let entry = 12; entry < 12 + 16 * file.readUInt16BE(4); entry += 16) {
      if (file.toString('latin1', entry, entry + 4) !== 'OS/2') continue
      file.writeUInt16BE(bits, file.readUInt32BE(entry + 8) + 8)
    }
    return file
  }

  test.each([
    [0x0, 'installable', true],
    [0x4, 'preview and print', true],
    [0x8, 'editable', true],
    [0x6, 'the least strict of several counts', true],
    [0x2, 'restricted', false],
    [0x104, 'no subsetting', false],
    [0x204, 'bitmaps only', false],
  ])('with the licence bits %i: %s', async (bits, _why, isAllowed) => {
    const own = createPlaten({ fonts: [{ family: 'Guarded', bytes: await withLicence(bits) }] })
    const document = template([{ ...TEXT, fontFamily: 'Guarded' }])
    const rendered = own.render(document, { format: 'pdf' })
    if (isAllowed) await expect(rendered).resolves.toMatchObject({ mediaType: 'application/pdf' })
    else {
      await expect(rendered).rejects.toMatchObject({
        code: 'font_not_embeddable',
        status: 422,
        message: expect.stringContaining('"Guarded"'),
      })
    }
    await expect(own.render(document)).resolves.toMatchObject({ mediaType: 'image/png' })
    await own.close()
  })
})
