/** Elements that draw, or that drawing refers to. All others are left out with what they hold. */
export const ELEMENTS: ReadonlySet<string> = new Set([
  ...['svg', 'g', 'defs', 'symbol', 'use', 'switch', 'a', 'style'],
  ...['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'image'],
  ...['text', 'tspan', 'textPath'],
  ...[
    'linearGradient',
    'radialGradient',
    'stop',
    'pattern',
    'marker',
    'clipPath',
    'mask',
    'filter',
  ],
  ...['feBlend', 'feColorMatrix', 'feComponentTransfer', 'feComposite', 'feConvolveMatrix'],
  ...['feDiffuseLighting', 'feDisplacementMap', 'feDropShadow', 'feFlood', 'feGaussianBlur'],
  ...['feImage', 'feMerge', 'feMorphology', 'feOffset', 'feSpecularLighting', 'feTile'],
  ...['feTurbulence', 'feMergeNode', 'feFuncR', 'feFuncG', 'feFuncB', 'feFuncA'],
  ...['feDistantLight', 'fePointLight', 'feSpotLight'],
])

/** Parts of filter primitives, which cost nothing of their own. */
const PARTS: ReadonlySet<string> = new Set([
  ...['feMergeNode', 'feFuncR', 'feFuncG', 'feFuncB', 'feFuncA'],
  ...['feDistantLight', 'fePointLight', 'feSpotLight'],
])

/** The elements in which characters are drawn. */
export const TEXT_ELEMENTS: ReadonlySet<string> = new Set(['text', 'tspan', 'textPath'])

export function isFilterPrimitive(element: string): boolean {
  return element.startsWith('fe') && !PARTS.has(element)
}

/** Properties that the elements inside inherit, so that each of them draws what is referred to. */
export const INHERITED_PAINTS: ReadonlySet<string> = new Set(['fill', 'stroke'])

/** Inherited too, and drawn at each vertex. */
export const MARKERS: ReadonlySet<string> = new Set([
  'marker',
  'marker-start',
  'marker-mid',
  'marker-end',
])
