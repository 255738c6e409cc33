/**
 * Elements that only draw. Left out on purpose: `style` (its rules would reach our own elements),
 * `script`, `foreignObject`, animations, `a`, and `image` and `feImage`, which may fetch.
 */
const DRAWING_ELEMENTS: ReadonlySet<string> = new Set(
  [
    'svg g defs symbol use title desc switch',
    'path rect circle ellipse line polyline polygon text tspan textPath',
    'linearGradient radialGradient stop pattern clipPath mask marker',
    'filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix',
    'feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB',
    'feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight',
    'feSpecularLighting feSpotLight feTile feTurbulence',
  ].flatMap((names) => names.split(' ')),
)

export function isDrawingElement(name: string): boolean {
  return DRAWING_ELEMENTS.has(name)
}
