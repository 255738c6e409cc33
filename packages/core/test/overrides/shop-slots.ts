import { compileDocument } from './resolve-document.ts'

/** One layer of each sort that overrides can meet, and a repeater in the item of another. */
export const { slots: SHOP_SLOTS } = compileDocument([
  { kind: 'text', name: 'title', dynamic: true, text: 'T' },
  { kind: 'image', name: 'photo', dynamic: true, src: 'asset:p' },
  { kind: 'svg', name: 'icon', dynamic: true, src: 'asset:i' },
  { kind: 'shape', name: 'badge', dynamic: true, shape: 'rect' },
  { kind: 'text', name: 'fixed', text: 'F' },
  {
    kind: 'container',
    name: 'row',
    dynamic: true,
    children: [{ kind: 'text', name: 'inner', dynamic: true, text: 'I' }],
  },
  {
    kind: 'repeater',
    name: 'products',
    dynamic: true,
    item: {
      kind: 'container',
      children: [
        { kind: 'text', name: 'name', dynamic: true, text: 'N' },
        {
          kind: 'repeater',
          name: 'tags',
          dynamic: true,
          item: { kind: 'text', name: 'tag', dynamic: true, text: '#' },
        },
      ],
    },
    empty: { kind: 'text', name: 'nothing', dynamic: true, text: 'None' },
  },
])
