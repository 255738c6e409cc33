import { describe, expect, test } from 'vitest'
import { IDENTITY } from '../../src/foundation/matrix.ts'
import { parsePathData } from '../../src/foundation/parse-path-data.ts'
import { ContentHash } from '../../src/paint/content-hash.ts'
import { digestCommand, type Undigested } from '../../src/paint/digest-command.ts'
import type {
  Command,
  CommandKind,
  GradientStop,
  Paint,
  PictureFilter,
} from '../../src/paint/display-list.ts'
import { BLUE, RED } from './sample-boxes.ts'
import { squareFace } from './square-face.ts'

const COMMON = {
  path: 'a',
  volatile: false,
  bounds: { x: 0, y: 0, width: 1, height: 1 },
}
const STOPS: readonly GradientStop[] = [
  { at: 0, color: RED },
  { at: 1, color: BLUE },
]
const LINEAR: Paint = { type: 'linear', x1: 1, y1: 2, x2: 3, y2: 4, stops: STOPS }
const RADIAL: Paint = {
  type: 'radial',
  centerX: 1,
  centerY: 2,
  radiusX: 3,
  radiusY: 4,
  stops: STOPS,
}
const CONE: Paint = { ...RADIAL, start: { x: 1, y: 2, radius: 3 } }
const CONIC: Paint = { type: 'conic', centerX: 1, centerY: 2, angleDeg: 3, stops: STOPS }
const FILTERS: readonly PictureFilter[] = [
  { type: 'matrix', values: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0] },
  { type: 'blur', sigma: 3 },
]
const RECT = {
  type: 'rect' as const,
  rect: { x: 1, y: 2, width: 3, height: 4 },
  radii: [1, 2, 3, 4] as const,
}
const PATH = {
  type: 'path' as const,
  path: parsePathData('M0 0L1 2Q3 4 5 6z'),
  rule: 'nonzero' as const,
}
const TURN = { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 }
const RUN = {
  ...COMMON,
  face: squareFace(),
  fontSize: 9,
  glyphIds: Uint32Array.of(1, 2),
  xs: Float32Array.of(1, 2),
  ys: Float32Array.of(3, 4),
  transform: TURN,
  text: 'ab',
  clusters: Uint32Array.of(0, 1),
  direction: 'ltr' as const,
}
const FILL: Command = {
  ...COMMON,
  kind: 'fill',
  digest: 'f',
  geometry: RECT,
  paint: LINEAR,
  transform: undefined,
}

/** One of each kind, every field set to something that can be changed. */
const SAMPLES: { readonly [Kind in CommandKind]: readonly Extract<Undigested, { kind: Kind }>[] } =
  {
    fill: [
      { ...COMMON, kind: 'fill', geometry: RECT, paint: LINEAR, transform: TURN },
      { ...COMMON, kind: 'fill', geometry: PATH, paint: RADIAL, transform: TURN },
      { ...COMMON, kind: 'fill', geometry: PATH, paint: CONE, transform: TURN },
      { ...COMMON, kind: 'fill', geometry: PATH, paint: CONIC, transform: TURN },
      {
        ...COMMON,
        kind: 'fill',
        geometry: PATH,
        paint: { type: 'solid', color: RED },
        transform: TURN,
      },
    ],
    stroke: [
      {
        ...COMMON,
        kind: 'stroke',
        geometry: RECT,
        paint: RADIAL,
        stroke: { width: 1, dash: [1, 2], cap: 'butt', join: 'round', miterLimit: 4 },
        transform: TURN,
      },
    ],
    glyphs: [
      {
        ...RUN,
        kind: 'glyphs',
        paint: LINEAR,
      },
    ],
    'color-glyphs': [
      {
        ...RUN,
        kind: 'color-glyphs',
        colors: { foreground: RED, inShades: true },
        drawings: new Map([[1, [FILL]]]),
      },
    ],
    image: [
      {
        ...COMMON,
        kind: 'image',
        image: {
          digest: 'i',
          bytes: new Uint8Array(),
          format: 'png',
          width: 1,
          height: 2,
          hasAlpha: false,
        },
        crop: RECT.rect,
        rect: RECT.rect,
        flipX: false,
        flipY: true,
        filters: FILTERS,
        transform: TURN,
      },
    ],
    vector: [
      {
        ...COMMON,
        kind: 'vector',
        digestOfMarkup: 'v',
        markup: '',
        rect: RECT.rect,
        filters: FILTERS,
        transform: TURN,
      },
    ],
    shadow: [
      {
        ...COMMON,
        kind: 'shadow',
        casters: [FILL],
        x: 1,
        y: 2,
        sigma: 3,
        color: RED,
        except: { geometry: RECT, transform: TURN },
      },
    ],
    'push-clip': [{ ...COMMON, kind: 'push-clip', geometry: PATH, transform: TURN }],
    'push-group': [
      { ...COMMON, kind: 'push-group', opacity: 0.5, blend: 'multiply', blurSigma: 2 },
    ],
    'push-mask': [{ ...COMMON, kind: 'push-mask', mask: [FILL], inverted: true }],
    pop: [{ ...COMMON, kind: 'pop' }],
  }

/** Say where the command came from, what it says or where it can be, not how it looks. */
const WITHOUT_EFFECT = new Set([
  ...['path', 'volatile', 'bounds', 'text', 'clusters', 'direction', 'markup'],
  // Follow from the face, the size and the colours.
  'drawings',
])
/** Of a face, a picture or a caster only the digest counts: it stands for all the rest. */
const BY_DIGEST = new Set(['face', 'image'])

function digestOf(command: Undigested): string {
  return digestCommand(command, new ContentHash())
}

/** Copies of a value, each with one leaf changed, together with the name of that leaf. */
function* changesOf(value: unknown, name: string): Generator<readonly [string, unknown]> {
  if (typeof value === 'number') yield [name, value + 1]
  else if (typeof value === 'boolean') yield [name, !value]
  else if (typeof value === 'string') yield [name, `${value}!`]
  else if (ArrayBuffer.isView(value)) yield* changesOfView(value as Float64Array, name)
  else if (Array.isArray(value)) yield* changesOfArray(value, name)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      // A tag cannot change alone; samples of each tag are compared with one another instead.
      if (key === 'type') continue
      for (const [where, changed] of changesOf(inner, `${name}.${key}`)) {
        yield [where, { ...value, [key]: changed }]
      }
    }
  }
}

function* changesOfView(view: Float64Array, name: string): Generator<readonly [string, unknown]> {
  for (const index of view.keys()) {
    const changed = view.slice()
    changed[index] = (changed[index] ?? 0) + 1
    yield [`${name}[${index}]`, changed]
  }
  if (view.length > 0) yield [`${name}.length`, view.slice(1)]
}

function* changesOfArray(
  list: readonly unknown[],
  name: string,
): Generator<readonly [string, unknown]> {
  for (const [index, inner] of list.entries()) {
    for (const [where, changed] of changesOf(inner, `${name}[${index}]`)) {
      yield [where, list.with(index, changed)]
    }
  }
  yield [`${name}.length`, list.slice(1)]
}

/** All one-leaf changes of a command that must change its digest, or must not. */
function changedCommands(
  command: Undigested,
  matters: boolean,
): readonly (readonly [string, Undigested])[] {
  return Object.entries(command).flatMap(([key, value]) => {
    if (
      key === 'kind' ||
      key === 'casters' ||
      key === 'mask' ||
      WITHOUT_EFFECT.has(key) === matters
    )
      return []
    const changes = BY_DIGEST.has(key)
      ? [[`${key}.digest`, { ...value, digest: 'another' }] as const]
      : [...changesOf(value, key)]
    return changes.map(
      ([name, changed]) => [name, { ...command, [key]: changed } as Undigested] as const,
    )
  })
}

const ALL = Object.values(SAMPLES).flat()

describe('digestCommand', () => {
  test.each(ALL.map((command) => [command.kind, command] as const))(
    '%s: changing any field that decides pixels changes the digest',
    (_kind, command) => {
      const digest = digestOf(command)
      for (const [name, changed] of changedCommands(command, true)) {
        expect(digestOf(changed), name).not.toBe(digest)
      }
    },
  )

  test.each(ALL.map((command) => [command.kind, command] as const))(
    '%s: where it came from and what it reads does not',
    (_kind, command) => {
      const changes = changedCommands(command, false)
      expect(changes.length).toBeGreaterThan(3)
      for (const [name, changed] of changes) expect(digestOf(changed), name).toBe(digestOf(command))
    },
  )

  test('no two commands share one', () => {
    expect(new Set(ALL.map(digestOf)).size).toBe(ALL.length)
  })

  test('a caster counts by its digest', () => {
    const [shadow] = SAMPLES.shadow
    if (shadow === undefined) throw new Error('no sample')
    const other = digestOf({ ...shadow, casters: [{ ...FILL, digest: 'g' }] })
    expect(other).not.toBe(digestOf(shadow))
    expect(digestOf({ ...shadow, casters: [] })).not.toBe(digestOf(shadow))
  })

  test('no transform and one that does nothing are told apart, as exporters may', () => {
    const still = digestOf({ ...FILL, transform: undefined })
    expect(digestOf({ ...FILL, transform: IDENTITY })).not.toBe(still)
  })

  test('-0 draws what 0 draws', () => {
    const at = (x: number) =>
      digestOf({ ...FILL, geometry: { ...RECT, rect: { ...RECT.rect, x } } })
    expect(at(-0)).toBe(at(0))
  })

  test('is SHA-256 in hex, and one hash serves many commands, large ones too', () => {
    const hash = new ContentHash()
    const long = {
      ...SAMPLES.fill[1],
      geometry: { ...PATH, path: parsePathData(`M${'1 2 '.repeat(999)}`) },
    }
    const twice = [0, 1].map(() =>
      [FILL, long as Undigested, FILL].map((one) => digestCommand(one, hash)),
    )
    expect(twice[0]).toEqual(twice[1])
    expect(twice[0]?.[0]).toMatch(/^[0-9a-f]{64}$/)
    expect(twice[0]?.[0]).toBe(twice[0]?.[2])
  })
})
