import { z } from 'zod'
import { MEDIA_TYPES, type OutputFormat } from '../foundation/output-format.ts'
import { API_NAME_PATTERN, type ApiName, apiNameSchema } from './api-name.ts'
import { closedObject } from './closed-object.ts'
import { type Color, type Fill, fillSchema, plainColorSchema } from './fill.ts'
import { languageSchema } from './language.ts'
import { anyLayerSchema, type Layer } from './layer.ts'
import { keyword, leafSchema, numberBetween, wholeBetween } from './leaf-schema.ts'
import { listSchema } from './list-schema.ts'
import { type Requirements, requirementsSchema } from './requirements.ts'
import { type Source, sourceSchema } from './source.ts'
import { NOT_DRAWN_IN_TEXT_STYLE, TEXT_STYLE_SHAPE, type TextStyle } from './text-style.ts'
import { timeZoneSchema } from './time-zone.ts'

/** A template document as it is written: JSON, or the argument of `defineTemplate`. */
export interface TemplateInput {
  /** Version of the template format. Default 1. */
  readonly schema?: 1
  /** Lower-case letters, digits and single hyphens, up to 64. */
  readonly slug?: string
  readonly name?: string
  readonly canvas: Canvas
  /** Colours by name; a colour elsewhere refers to one as `$name`. */
  readonly tokens?: Readonly<Record<string, Color>>
  /** Font files that the template brings with it. */
  readonly fonts?: readonly FontSource[]
  /** BCP 47. Default `en`. */
  readonly locale?: string
  /** IANA name, in which formats of references show points in time. Default `UTC`. */
  readonly timeZone?: string
  /**
   * What an order of another canvas size does: `layout`, the default, places frames anew; `scale`
   * enlarges everything alike.
   */
  readonly resize?: 'layout' | 'scale'
  /** What image URLs may ask for. Default: whatever the instance draws. */
  readonly output?: OutputPolicy
  /** What each render has to meet. */
  readonly require?: Requirements
  /** Inherited by text layers. */
  readonly defaults?: TextStyle
  /** Paint order: the first is at the back. Either these or `pages`. */
  readonly layers?: readonly Layer[]
  readonly pages?: readonly Page[]
  readonly meta?: Meta
}

/**
 * A template that `parseTemplate` has found sound. Deeply frozen; itself a valid `TemplateInput`.
 *
 * Shorthands are gone: `x`, `y` and an image's `position` are `left`, `top` and `objectPosition`;
 * `layers` are the one page.
 */
export interface Template extends TemplateInput {
  readonly schema: 1
  readonly tokens: Readonly<Record<string, Color>>
  readonly fonts: readonly FontSource[]
  readonly locale: string
  readonly timeZone: string
  readonly resize: 'layout' | 'scale'
  readonly defaults: TextStyle
  /** At least one. */
  readonly pages: readonly Page[]
  readonly layers?: never
}

export interface Canvas {
  /** CSS px, whole. */
  readonly width: number
  /** CSS px, whole. */
  readonly height: number
  /** Default: transparent. */
  readonly background?: Fill
}

/** A font file. Looked up in the template, then the instance, then the bundled fonts. */
export interface FontSource {
  readonly family: string
  readonly src: Source
  /** 1..1000. Default: what the file says. */
  readonly weight?: number
  /** Default: what the file says. */
  readonly style?: 'normal' | 'italic'
}

/**
 * What a `GET /render` may ask for, signed or not, so that whoever reads an image URL cannot order a
 * thousand others. Orders by POST and by `render` are not bound: they come from a program.
 */
export interface OutputPolicy {
  /** Default: all. Where it lacks `png`, a URL without a `format` gets the first of it. */
  readonly formats?: readonly OutputFormat[]
  /** Of the parameter `width`, CSS px. */
  readonly maxWidth?: number
  /** Of the parameter `height`, CSS px. */
  readonly maxHeight?: number
  /** Of the parameter `scale`. */
  readonly maxScale?: number
}

export interface Page {
  /** As a layer's name. */
  readonly name?: string
  /**
   * The name of a dynamic repeater of the page: the page is drawn once for each `perPage` of its items,
   * and once when there are none.
   */
  readonly forEach?: ApiName
  /** Items on each page, 1..500. Default 1. */
  readonly perPage?: number
  /** Paint order: the first is at the back. */
  readonly layers: readonly Layer[]
}

/** Words about the picture; `{name}` stands for the text of that layer. */
export interface Meta {
  readonly title?: string
  /** A sentence that describes the picture. */
  readonly alt?: string
}

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const EXPECTED_SLUG = 'lower-case letters, digits and single hyphens, up to 64'

const slugSchema = leafSchema<string>(
  (value) => {
    if (typeof value !== 'string') return { code: 'invalid_type', expected: EXPECTED_SLUG }
    const valid = value.length <= 64 && SLUG.test(value)
    return valid ? undefined : { code: 'invalid_name', expected: EXPECTED_SLUG }
  },
  () => z.string().max(64).regex(SLUG),
)

const pageNameSchema = leafSchema<string>(
  (value) => {
    const expected = 'a letter followed by up to 63 letters, digits, "_" or "-"'
    if (typeof value !== 'string') return { code: 'invalid_type', expected }
    return API_NAME_PATTERN.test(value) ? undefined : { code: 'invalid_name', expected }
  },
  () => z.string().regex(API_NAME_PATTERN),
)

// The bounds of a canvas depend on the limits of the instance: see `check-canvas.ts`.
const canvasSchema = closedObject<Canvas>({
  name: 'Canvas',
  shape: {
    width: z.number().int().min(1),
    height: z.number().int().min(1),
    background: fillSchema,
  },
  required: ['width', 'height'],
})

const fontSchema = closedObject<FontSource>({
  name: 'FontSource',
  shape: {
    family: z.string().min(1).max(100),
    src: sourceSchema.refine((src) => src !== ''),
    weight: numberBetween(1, 1000),
    style: keyword(['normal', 'italic']),
  },
  required: ['family', 'src'],
})

const FORMATS = Object.keys(MEDIA_TYPES) as readonly OutputFormat[]

const outputSchema = closedObject<OutputPolicy>({
  name: 'OutputPolicy',
  shape: {
    formats: listSchema(keyword(FORMATS), { minimum: 1, maximum: FORMATS.length }),
    maxWidth: z.number().int().min(1),
    maxHeight: z.number().int().min(1),
    maxScale: z.number().min(0.01),
  },
})

const pageSchema = closedObject<Page>({
  name: 'Page',
  shape: {
    name: pageNameSchema,
    forEach: apiNameSchema,
    perPage: wholeBetween(1, 500),
    layers: listSchema(anyLayerSchema),
  },
  required: ['layers'],
})

export const templateSchema = closedObject<TemplateInput>({
  name: 'Template',
  shape: {
    schema: z.literal(1),
    slug: slugSchema,
    name: z.string().max(200),
    canvas: canvasSchema,
    tokens: z.record(apiNameSchema, plainColorSchema),
    fonts: listSchema(fontSchema, { maximum: 50 }),
    locale: languageSchema,
    timeZone: timeZoneSchema,
    resize: keyword(['layout', 'scale']),
    output: outputSchema,
    require: requirementsSchema,
    defaults: closedObject<TextStyle>({
      name: 'TextStyle',
      shape: TEXT_STYLE_SHAPE,
      notDrawn: NOT_DRAWN_IN_TEXT_STYLE,
    }),
    layers: listSchema(anyLayerSchema),
    pages: listSchema(pageSchema, { minimum: 1 }),
    meta: closedObject<Meta>({ shape: { title: z.string(), alt: z.string() } }),
  },
  required: ['canvas'],
})
