import { describe, expect, expectTypeOf, test } from 'vitest'
import { defineTemplate } from '../../src/template/define-template.ts'
import type { OverridesOf } from '../../src/template/overrides-of.ts'

/* The compiler runs these tests: `@ts-expect-error` fails `check:types` when its line compiles. */
const badge = defineTemplate({
  canvas: { width: 200, height: 100 },
  layers: [
    {
      kind: 'text',
      name: 'title',
      dynamic: { allow: { text: { maxLength: 40 }, fill: { enum: ['#fff', '$brand'] } } },
      text: 'Untitled',
    },
    { kind: 'image', name: 'photo', dynamic: { allow: { radius: true } }, src: 'asset:1' },
    { kind: 'text', name: 'loose', dynamic: true, text: 'Free' },
    {
      kind: 'repeater',
      name: 'rows',
      dynamic: { allow: { items: true } },
      item: { kind: 'text', name: 'row', dynamic: { allow: { text: true } } },
    },
    {
      kind: 'repeater',
      name: 'grid',
      dynamic: { allow: { columns: { max: 3 } } },
      item: { kind: 'text', name: 'cell', dynamic: true },
    },
  ],
  tokens: { brand: '#00f' },
})

type BadgeOverrides = OverridesOf<typeof badge>

function accept<Overrides>(...overrides: readonly Overrides[]): number {
  return overrides.length
}

describe('OverridesOf with slot policies', () => {
  test('has the layers with a policy as any dynamic one', () => {
    expectTypeOf<keyof BadgeOverrides>().toEqualTypeOf<
      'title' | 'photo' | 'loose' | 'rows' | 'grid'
    >()
  })

  test('takes what a policy allows', () => {
    const count = accept<BadgeOverrides>(
      { title: 'Hello' },
      { title: { text: 'Hello', fill: '$brand' } },
      { title: { text: null } },
      { photo: { radius: 4 } },
      { loose: { opacity: 0.5 } },
      { rows: [{ row: 'a' }] },
      { rows: { items: [{ row: { text: 'a' } }] } },
      { grid: { columns: 2 } },
    )
    expect(count).toBe(8)
  })

  test('does not compile with what it does not allow', () => {
    const count = [
      // @ts-expect-error A size is not allowed.
      accept<BadgeOverrides>({ title: { fontSize: 20 } }),
      // @ts-expect-error Nor is a colour that is not listed.
      accept<BadgeOverrides>({ title: { fill: '#f00' } }),
      // @ts-expect-error The source stays, also by its bare value.
      accept<BadgeOverrides>({ photo: 'https://example.com/a.png' }),
      // @ts-expect-error The source stays.
      accept<BadgeOverrides>({ photo: { src: 'https://example.com/a.png' } }),
      // @ts-expect-error Items allow a text only.
      accept<BadgeOverrides>({ rows: [{ row: { fill: '#fff' } }] }),
      // @ts-expect-error The look of the list stays.
      accept<BadgeOverrides>({ rows: { gap: 4 } }),
      // @ts-expect-error The items stay.
      accept<BadgeOverrides>({ grid: [{ cell: 'a' }] }),
    ].length
    expect(count).toBe(7)
  })

  test('a policy about a property that the kind does not have does not compile', () => {
    const define = () =>
      defineTemplate({
        canvas: { width: 1, height: 1 },
        // @ts-expect-error Texts have no source.
        layers: [{ kind: 'text', name: 'a', dynamic: { allow: { src: true } } }],
      })
    expect(define).toThrow('"src"')
  })
})
