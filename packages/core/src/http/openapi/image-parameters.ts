import { MEDIA_TYPES } from '../../foundation/output-format.ts'
import type { Parameter } from './open-api-document.ts'

const FORMATS = [...Object.keys(MEDIA_TYPES), 'jpg']

/**
 * The query of a dynamic image URL, which its handler reads as a whole: it is signed and cached by it.
 *
 * What proves who asks (`apiKey`, `key`, `exp`, `kid`, `sig`, `free`) stands with the security schemes.
 */
export const IMAGE_PARAMETERS: readonly Parameter[] = [
  {
    name: 'template',
    in: 'query',
    description: 'Id or slug of the template; also spelled `templateId`.',
    schema: { type: 'string' },
    example: 'social-card',
  },
  {
    name: 'overrides',
    in: 'query',
    description:
      'Values for dynamic layers, each a parameter of its own: `title.text=Hello`, `photo.src=https://…`. The bare name of a layer sets its main property.',
    schema: { type: 'object', additionalProperties: { type: 'string' } },
    style: 'form',
    explode: true,
    example: { 'title.text': 'Hello World' },
  },
  {
    name: 'format',
    in: 'query',
    description: 'What is written. Default `png`.',
    schema: { type: 'string', enum: FORMATS },
  },
  {
    name: 'quality',
    in: 'query',
    description: 'Of JPEG, WebP and AVIF. Default 90, 80 and 60.',
    schema: { type: 'integer', minimum: 1, maximum: 100 },
  },
  {
    name: 'width',
    in: 'query',
    description: 'CSS px. Alone, the height follows.',
    schema: { type: 'integer', minimum: 1 },
  },
  {
    name: 'height',
    in: 'query',
    description: 'CSS px. Alone, the width follows.',
    schema: { type: 'integer', minimum: 1 },
  },
  {
    name: 'scale',
    in: 'query',
    description: 'Device px per CSS px, for sharp screens. Default 1.',
    schema: { type: 'number', exclusiveMinimum: 0 },
  },
  {
    name: 'page',
    in: 'query',
    description: 'The number of a page, from 1, or its name. Default: all in a PDF, else 1.',
    schema: { type: 'string' },
  },
  {
    name: 'version',
    in: 'query',
    description: 'The version of the template. Default: the newest.',
    schema: { type: 'integer', minimum: 1 },
  },
]
