import { describe, expect, test } from 'vitest'
import { describeIssues } from '../../src/model/describe-issue.ts'
import { findOverrideRule } from '../../src/model/override-rules.ts'
import { refusalOf, withLayers } from './documents.ts'

const canvas = { width: 100, height: 50 }
const title = { kind: 'text', name: 'title' }

describe('what an error says', () => {
  test.each([
    [
      'a wrong type',
      { ...title, fontSize: '20' },
      '"fontSize" on layer "title" must be a number, but is "20".',
    ],
    [
      'too much',
      { ...title, opacity: 2 },
      '"opacity" on layer "title" must be at most 1, but is 2.',
    ],
    [
      'too little',
      { ...title, maxLines: 0 },
      '"maxLines" on layer "title" must be at least 1, but is 0.',
    ],
    [
      'a fraction',
      { ...title, maxLines: 1.5 },
      '"maxLines" on layer "title" must be a whole number, but is 1.5.',
    ],
    [
      'a wrong word',
      { ...title, wrap: 'nromal' },
      '"wrap" on layer "title" must be one of "normal", "none", "balance" or "pretty", but is "nromal". Did you mean "normal"?',
    ],
    [
      'a wrong colour',
      { ...title, fill: 'blurple' },
      '"fill" on layer "title" must be a colour such as "#1e90ff", "rgb(30 144 255 / 50%)", "teal" or "$token", but is "blurple".',
    ],
    [
      'neither of two forms',
      { ...title, fill: 5 },
      '"fill" on layer "title" must be a colour such as "#1e90ff", "rgb(30 144 255 / 50%)", "teal" or "$token" or an object, but is 5.',
    ],
    [
      'neither a number nor a share',
      { ...title, width: [] },
      '"width" on layer "title" must be a number or a share such as "50%", but is a list.',
    ],
    [
      'no share',
      { ...title, width: '5' },
      '"width" on layer "title" must be a number of px or a share such as "50%", but is "5".',
    ],
    [
      'a share out of range',
      { ...title, left: '99999%' },
      '"left" on layer "title" must be between -10000% and 10000%, but is "99999%".',
    ],
    [
      'a number out of range beside a share',
      { ...title, width: -1 },
      '"width" on layer "title" must be at least 0, but is -1.',
    ],
    [
      'a list of a wrong length',
      { ...title, margin: [1, 2, 3] },
      '"margin" on layer "title" must be one value, or a list as [vertical, horizontal] or [top, right, bottom, left].',
    ],
    [
      'a member of a list',
      { ...title, margin: [1, 'x'] },
      '"margin.1" on layer "title" must be a number of px or a share such as "50%", but is "x".',
    ],
    [
      'a list that is too long',
      { ...title, shadow: new Array(9).fill({}) },
      '"shadow" on layer "title" must have at most 8 entries, but has 9.',
    ],
    [
      'a string that is too long',
      { ...title, ellipsis: 'x'.repeat(17) },
      '"ellipsis" on layer "title" must have at most 16 characters.',
    ],
    [
      'an empty string',
      { ...title, fontFamily: '' },
      '"fontFamily" on layer "title" must have at least 1 character.',
    ],
    [
      'a misspelt property',
      { ...title, colour: 1, fontsize: 1 },
      'Layer "title" has no property "colour".',
    ],
    [
      'a property that is nearly one',
      { ...title, fontsize: 1 },
      'Layer "title" has no property "fontsize". Did you mean "fontSize"?',
    ],
    [
      'a misspelt property inside',
      { ...title, shadow: [{ blurr: 1 }] },
      '"shadow.0" on layer "title" has no property "blurr". Did you mean "blur"?',
    ],
    [
      'a missing property',
      { kind: 'shape', name: 's' },
      '"shape" on layer "s" is missing; it must be one of "rect", "ellipse", "triangle", "polygon", "star", "arrow", "arc", "line" or "path".',
    ],
    [
      'a missing property inside',
      { ...title, fill: { type: 'linear' } },
      '"fill.stops" on layer "title" is missing; it must be a list.',
    ],
    [
      'a wrong key',
      { ...title, variations: { weight: 1 } },
      'The key "weight" in "variations" on layer "title" must be four characters such as "wght".',
    ],
    [
      'a layer without a name',
      { kind: 'text', opacity: -1 },
      '"opacity" on the text layer must be at least 0, but is -1.',
    ],
    ['a layer that is none', 5, '"layers.0" must be an object, but is 5.'],
    [
      'a kind that does not exist',
      { kind: 'txt' },
      '"layers.0.kind" must be one of "text", "image", "shape", "svg", "qr", "barcode", "rating", "container", "repeater", but is "txt". Did you mean "text"?',
    ],
    [
      'a clip of no outline',
      { ...title, clip: { shape: 'elipse' } },
      '"clip.shape" on layer "title" must be one of "rect", "ellipse", "path", but is "elipse". Did you mean "ellipse"?',
    ],
    [
      'a blend mode with a slip of typing',
      { ...title, blend: 'multipy' },
      '"blend" on layer "title" must be one of "normal", "multiply", "screen", "overlay", "darken", "lighten", "color-dodge", "color-burn", "hard-light", "soft-light", "difference", "exclusion", "hue", "saturation", "color" or "luminosity", but is "multipy". Did you mean "multiply"?',
    ],
    [
      'a property that is not drawn',
      { ...title, writingMode: 'vertical-rl' },
      '"writingMode" on layer "title" is part of the template format, but this version does not draw it yet.',
    ],
    [
      'a list of no copy variant',
      { ...title, text: [] },
      '"text" on layer "title" must be a string, or a list of 1 to 16 strings, the longest first.',
    ],
    [
      'path data with its offset',
      { kind: 'shape', shape: 'path', d: 'M0 x' },
      '"d" on the shape layer must be SVG path data, but is "M0 x". The path data has "x" at offset 3, where a number is expected.',
    ],
    [
      'a rule without operator',
      { ...title, visibleWhen: { layer: 'title' } },
      '"visibleWhen" on layer "title" must be a comparison with exactly one of is, equals, notEquals, in, gt, gte, lt, lte, startsWith, endsWith, contains; combine several with "all".',
    ],
    [
      'a misspelt operator',
      { ...title, visibleWhen: { any: [{ layer: 'title', equal: 1 }] } },
      '"visibleWhen.any.0" on layer "title" has no property "equal". Did you mean "equals"?',
    ],
    [
      'a rule of another form',
      { ...title, visibleWhen: { not: { all: [] } } },
      '"visibleWhen.not.all" on layer "title" must have at least 1 entry, but has 0.',
    ],
    [
      'hostile words',
      { kind: 'text', name: 'a', fill: 'x"\n\u001b[2J' },
      '"fill" on layer "a" must be a colour such as "#1e90ff", "rgb(30 144 255 / 50%)", "teal" or "$token", but is "x\'\u{fffd}\u{fffd}[2J".',
    ],
  ])('%s', (_why, layer, message) => {
    expect(refusalOf(withLayers(layer)).message).toBe(message)
  })

  test.each([
    ['no object', [], 'The template must be an object, but is a list.'],
    ['no canvas', { layers: [] }, '"canvas" is missing; it must be an object.'],
    ['no layers', { canvas }, '"layers" is missing; it must be a list of layers.'],
    [
      'a misspelt property',
      { canvas, layrs: [] },
      'The template has no property "layrs". Did you mean "layers"?',
    ],
    [
      'a property of the canvas',
      { canvas: { ...canvas, bg: 1 }, layers: [] },
      '"canvas" has no property "bg".',
    ],
    ['a wrong literal', { schema: 2, canvas, layers: [] }, '"schema" must be 1, but is 2.'],
  ])('of the template: %s', (_why, document, message) => {
    expect(refusalOf(document).message).toBe(message)
  })

  test('of an override: the layer and the property are named, the pointer leads to the value', () => {
    const value = {
      type: 'linear',
      stops: [
        { at: 2, color: 'red' },
        { at: 0, color: 'red' },
      ],
    }
    const issues = findOverrideRule('text', 'fill')?.safeParse(value).error?.issues ?? []
    const subject = { value, at: ['title', 'fill'], owner: 'layer "title"', property: 'fill' }
    expect(describeIssues(issues, subject, 20)).toEqual([
      {
        pointer: '/title/fill/stops/0/at',
        code: 'out_of_range',
        detail: '"fill.stops.0.at" on layer "title" must be at most 1, but is 2.',
      },
    ])
  })
})
