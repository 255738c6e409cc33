/** A page of which Chromium's own picture is kept, for the paint effects to be compared with. */
export interface EffectPage {
  /** That of the scene in the golden tests of core. */
  readonly name: string
  /** CSS px. */
  readonly width: number
  /** CSS px. */
  readonly height: number
  /** On white. */
  readonly body: string
}

const QUARTERS =
  "<svg xmlns='http://www.w3.org/2000/svg' width='60' height='40'><path fill='#e24a33' d='M0 0h30v20H0z'/><path fill='#348abd' d='M30 0h30v20H30z'/><path fill='#7ab648' d='M0 20h30v20H0z'/><path fill='#fbc15e' d='M30 20h30v20H30z'/></svg>"
const PICTURE = `data:image/svg+xml,${encodeURIComponent(QUARTERS)}`

const MODES = [
  'normal multiply screen overlay',
  'darken lighten color-dodge color-burn',
  'hard-light soft-light difference exclusion',
  'hue saturation color luminosity',
].flatMap((row) => row.split(' '))

const box = (place: readonly [number, number, number, number], style: string, inside = '') => {
  const [left, top, width, height] = place
  return `<div style="left:${left}px;top:${top}px;width:${width}px;height:${height}px;${style}">${inside}</div>`
}

const image = (index: number, style: string) =>
  `<img src="${PICTURE}" style="left:${10 + (index % 4) * 70}px;top:${10 + Math.floor(index / 4) * 50}px;width:60px;height:40px;${style}">`

const matrix = (id: string, values: string) =>
  `<filter id="${id}" color-interpolation-filters="sRGB"><feColorMatrix values="${values}"/></filter>`

export const EFFECT_PAGES: readonly EffectPage[] = [
  {
    name: 'effect-conic',
    width: 180,
    height: 80,
    body: [
      box([10, 10, 70, 60], 'background:conic-gradient(red,yellow,lime,aqua,blue,magenta,red)'),
      box(
        [100, 10, 70, 60],
        'background:conic-gradient(from 45deg at 30% 70%,#1d4ed8,#fde047 50%,transparent)',
      ),
    ].join(''),
  },
  {
    name: 'effect-image-fill',
    width: 240,
    height: 80,
    body: [
      box([10, 10, 60, 60], `border-radius:50%;background:url(&quot;${PICTURE}&quot;) 50%/cover`),
      box([90, 20, 60, 40], `border-radius:12px;background:url(&quot;${PICTURE}&quot;)`),
      box([170, 10, 60, 60], `background:url(&quot;${PICTURE}&quot;) 50%/contain no-repeat`),
    ].join(''),
  },
  {
    name: 'effect-box-shadows',
    width: 270,
    height: 170,
    body: [
      box([20, 20, 50, 40], 'background:#2563eb;border-radius:12px;box-shadow:0 0 0 6px #facc15'),
      box([110, 20, 50, 40], 'background:#2563eb;box-shadow:0 0 6px 8px rgb(0 0 0/50%)'),
      box([200, 20, 50, 40], 'background:#2563eb;box-shadow:0 14px 8px -6px rgb(0 0 0/50%)'),
      box([20, 110, 50, 40], 'background:#fde68a;box-shadow:inset 0 0 10px rgb(0 0 0/50%)'),
      box(
        [110, 110, 50, 40],
        'background:#fde68a;border-radius:14px;box-shadow:inset 4px 6px 4px 3px #b91c1c',
      ),
      box([200, 110, 50, 40], 'background:#fde68a;border-radius:3px;box-shadow:0 0 0 12px #16a34a'),
    ].join(''),
  },
  {
    name: 'effect-blend-modes',
    width: 68,
    height: 68,
    body: MODES.map((mode, index) => {
      const place = [4 + (index % 4) * 16, 4 + Math.floor(index / 4) * 16, 12, 12] as const
      return (
        box(place, 'background:linear-gradient(90deg,#e11d48,#22c55e,#1d4ed8)') +
        box(
          place,
          `background:linear-gradient(180deg,#fde047,rgb(30 64 175/60%));mix-blend-mode:${mode}`,
        )
      )
    }).join(''),
  },
  {
    name: 'effect-blur',
    width: 220,
    height: 110,
    body: [
      box([25, 25, 50, 50], 'background:#e11d48;filter:blur(4px)'),
      box(
        [110, 20, 80, 60],
        'filter:blur(9px);opacity:.7',
        box([0, 0, 50, 40], 'background:#1d4ed8') + box([30, 20, 50, 40], 'background:#facc15'),
      ),
    ].join(''),
  },
  {
    name: 'effect-clip',
    width: 300,
    height: 80,
    body: [
      box([10, 10, 60, 60], 'background:#7c3aed;clip-path:ellipse(50% 40% at 50% 50%)'),
      box([80, 10, 60, 60], 'background:#7c3aed;clip-path:inset(10% 20% 10% 20% round 8px)'),
      box([150, 10, 60, 60], "background:#7c3aed;clip-path:path('M0 60L30 0L60 60z')"),
      box([220, 10, 60, 60], 'background:#7c3aed;clip-path:circle(20px at 40px 40px)'),
    ].join(''),
  },
  {
    name: 'effect-filters',
    width: 290,
    height: 110,
    body: [
      `<svg width="0" height="0">${matrix('tint', '.6 0 0 0 .4 0 .6 0 0 0 0 0 .6 0 .2 0 0 0 1 0')}${matrix('duo', '.2126 .7152 .0722 0 0 .2126 .7152 .0722 0 0 0 0 0 0 .4 0 0 0 1 0')}</svg>`,
      image(0, 'filter:grayscale(.8)'),
      image(1, 'filter:sepia(1)'),
      image(2, 'filter:brightness(1.4)'),
      image(3, 'filter:contrast(1.6)'),
      image(4, 'filter:saturate(2)'),
      image(5, 'filter:hue-rotate(90deg)'),
      image(6, 'filter:url(#tint)'),
      image(7, 'filter:url(#duo)'),
    ].join(''),
  },
]

export function writeEffectPage({ body }: EffectPage): string {
  return `<!doctype html><style>body{margin:0;background:#fff}div,img,svg{position:absolute}</style>${body}`
}
