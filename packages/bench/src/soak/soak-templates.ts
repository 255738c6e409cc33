import { defineTemplate, type Template, type TemplateInput } from '@platen/core'
import { readAvatar, readLogo, readPhoto } from '../card/card-files.ts'
import { toDataUrl } from '../card/to-data-url.ts'

/**
 * Templates that differ in size, colours, fonts and what they hold, so that caches of every kind fill up
 * and things have to leave them.
 */
export function buildSoakTemplates(count: number): readonly Template[] {
  const photo = toDataUrl('image/jpeg', readPhoto())
  const portrait = toDataUrl('image/jpeg', readAvatar())
  const logo = readLogo().toString('utf8')
  return Array.from({ length: count }, (_, index) =>
    defineTemplate(buildDocument(index, { photo, portrait, logo })),
  )
}

interface Pictures {
  readonly photo: string
  readonly portrait: string
  readonly logo: string
}

function buildDocument(index: number, { photo, portrait, logo }: Pictures): TemplateInput {
  const width = 300 + 7 * (index % 61)
  const height = 180 + 5 * (index % 37)
  const hue = `hsl(${(index * 47) % 360} 60% 40%)`
  const whole = { x: 0, y: 0, width, height } as const
  const backgrounds = [
    { kind: 'image', ...whole, fit: 'cover', src: photo },
    { kind: 'shape', shape: 'rect', ...whole, fill: linear(hue) },
    { kind: 'svg', ...whole, markup: logo },
  ] as const
  const background = backgrounds[index % backgrounds.length] ?? backgrounds[0]
  return {
    schema: 1,
    slug: `soak-${index}`,
    name: `Soak ${index}`,
    canvas: { width, height, background: '#0f172a' },
    tokens: { brand: '#5b5bd6' },
    layers: [
      background,
      {
        kind: 'image',
        x: width - 60,
        y: 10,
        width: 40 + (index % 20),
        height: 50,
        src: portrait,
        radius: 25,
      },
      {
        kind: 'container',
        x: 10,
        y: 10,
        width: width - 90,
        padding: 8,
        background: '$brand',
        radius: 6,
        shadow: [{ y: 2, blur: 3 + (index % 7) }],
        children: [
          { kind: 'text', name: 'title', dynamic: true, fontSize: 12 + (index % 17), fill: '#fff' },
        ],
      },
      {
        kind: 'qr',
        name: 'code',
        dynamic: true,
        x: 10,
        y: height - 80,
        width: 70,
        height: 70,
        data: 'soak',
      },
    ],
  }
}

function linear(color: string) {
  return {
    type: 'linear',
    angle: 135,
    stops: [
      { at: 0, color },
      { at: 1, color: '#111827' },
    ],
  } as const
}
