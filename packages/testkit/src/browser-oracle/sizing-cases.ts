import { all, blank, box, container, image } from './oracle-builders.ts'
import type { OracleCase } from './oracle-node.ts'

const FRAME = { left: 20, top: 10, width: 300, height: 200 }

/** How items share out the space, without any text. */
export const SIZING_CASES: readonly OracleCase[] = [
  {
    name: 'grow shares free space by factor',
    root: container('root', { frame: FRAME, columnGap: 10 }, [
      box('a', 40, 30, { grow: 1 }),
      box('b', 40, 30, { grow: 2 }),
      box('c', 40, 30),
    ]),
  },
  {
    name: 'grow factors below one leave space free',
    root: container('root', { frame: FRAME }, [
      box('a', 40, 30, { grow: 0.25 }),
      box('b', 40, 30, { grow: 0.25 }),
    ]),
  },
  {
    name: 'shrink takes from items by factor and size',
    root: container('root', { frame: FRAME }, [
      box('a', 200, 30),
      box('b', 200, 30, { shrink: 2 }),
      box('c', 100, 30, { shrink: 0 }),
    ]),
  },
  {
    name: 'shrink factors below one leave items overflowing',
    root: container('root', { frame: FRAME }, [
      box('a', 200, 30, { shrink: 0.25 }),
      box('b', 200, 30, { shrink: 0.25 }),
    ]),
  },
  {
    name: 'a basis wins over a width',
    root: container('root', { frame: FRAME }, [
      box('a', 200, 30, { basis: 50 }),
      box('b', 40, 30, { basis: '50%' }),
    ]),
  },
  {
    name: 'a basis of nothing gives equal shares whatever the widths',
    root: container('root', { frame: FRAME, columnGap: 6 }, [
      box('a', 90, 30, { basis: 0, grow: 1 }),
      box('b', 10, 30, { basis: 0, grow: 1 }),
      box('c', 10, 30, { basis: 0, grow: 2 }),
    ]),
  },
  {
    name: 'a maximum frees space for the others',
    root: container('root', { frame: FRAME }, [
      blank('a', { frame: { height: 20, maxWidth: 50 }, item: { grow: 1 } }),
      blank('b', { frame: { height: 20 }, item: { grow: 1 } }),
      blank('c', { frame: { height: 20, maxWidth: '20%' }, item: { grow: 3 } }),
    ]),
  },
  {
    name: 'a minimum takes space from the others',
    root: container('root', { frame: FRAME }, [
      blank('a', { frame: { width: 200, height: 20, minWidth: 180 } }),
      blank('b', { frame: { width: 200, height: 20 } }),
      blank('c', { frame: { width: 100, height: 20, minWidth: '25%' } }),
    ]),
  },
  {
    name: 'minimum and maximum together violated in one line',
    root: container('root', { frame: FRAME }, [
      blank('a', { frame: { height: 20, maxWidth: 40 }, item: { grow: 1, basis: 0 } }),
      blank('b', { frame: { height: 20, minWidth: 200 }, item: { grow: 1, basis: 0 } }),
      blank('c', { frame: { height: 20 }, item: { grow: 1, basis: 0 } }),
    ]),
  },
  {
    name: 'the minimum wins over the maximum',
    root: container('root', { frame: FRAME, align: 'start' }, [
      blank('a', { frame: { width: 100, height: 20, minWidth: 80, maxWidth: 60 } }),
      blank('b', { frame: { width: 20, height: 100, minHeight: 90, maxHeight: 50 } }),
    ]),
  },
  {
    name: 'shares of the container in both directions',
    root: container('root', { frame: FRAME, padding: all(10) }, [
      blank('a', { frame: { width: '25%', height: '50%' } }),
      blank('b', { frame: { width: '75%', height: '100%' } }),
    ]),
  },
  {
    name: 'shares as margins and padding are taken of the width',
    root: container('root', { frame: FRAME, align: 'start' }, [
      container(
        'a',
        {
          padding: { top: '10%', left: '5%' },
          item: { margin: { top: '10%', left: '10%', right: 4 } },
        },
        [box('inner', 20, 10)],
      ),
      box('b', 20, 20),
    ]),
  },
  {
    name: 'padding and border lie inside the size',
    root: container(
      'root',
      { frame: FRAME, padding: { top: 5, right: 10, bottom: 15, left: 20 }, borderWidth: 3 },
      [blank('a', { item: { grow: 1 } }), blank('b', { frame: { width: 50 } })],
    ),
  },
  {
    name: 'a box is never smaller than its padding and border',
    root: container('root', { frame: FRAME, align: 'start' }, [
      container('a', { padding: all(20), borderWidth: 5, frame: { width: 30, height: 10 } }, []),
      box('b', 40, 40),
    ]),
  },
  {
    name: 'gaps between lines and items of a wrapping row',
    root: container(
      'root',
      { frame: FRAME, wrap: 'wrap', rowGap: 8, columnGap: 12, alignContent: 'start' },
      [box('a', 90, 30), box('b', 90, 40), box('c', 90, 20), box('d', 90, 20)],
    ),
  },
  {
    name: 'an item wider than its line stands alone and shrinks',
    root: container('root', { frame: FRAME, wrap: 'wrap', alignContent: 'start' }, [
      box('a', 100, 30),
      box('b', 500, 30),
      box('c', 100, 30),
    ]),
  },
  {
    name: 'items grow within their own line',
    root: container('root', { frame: FRAME, wrap: 'wrap', alignContent: 'start', columnGap: 10 }, [
      box('a', 120, 30, { grow: 1 }),
      box('b', 120, 30, { grow: 1 }),
      box('c', 120, 30, { grow: 1 }),
    ]),
  },
  {
    name: 'a column as high as its children',
    root: container(
      'root',
      { frame: { left: 0, top: 0, width: 200 }, direction: 'column', rowGap: 4, padding: all(6) },
      [
        box('a', 50, 20),
        blank('b', { frame: { height: 30 } }),
        blank('c', { frame: { height: 10 }, item: { margin: { top: 5, bottom: 7 } } }),
      ],
    ),
  },
  {
    name: 'a row as wide and high as its children',
    root: container(
      'root',
      { frame: { left: 30, top: 40 }, columnGap: 4, padding: all(6), borderWidth: 1 },
      [box('a', 50, 20, { margin: { left: 3, right: 2 } }), box('b', 20, 35)],
    ),
  },
  {
    name: 'a column grows and shrinks in height',
    root: container('root', { frame: FRAME, direction: 'column' }, [
      box('a', 40, 100, { shrink: 1 }),
      box('b', 40, 100, { shrink: 3 }),
      box('c', 40, 50, { shrink: 0 }),
    ]),
  },
  {
    name: 'minimum and maximum heights of a container',
    root: container(
      'root',
      { frame: { left: 0, top: 0, width: 200, minHeight: 120 }, direction: 'column' },
      [
        container('a', { frame: { maxHeight: 15 }, direction: 'column' }, [
          box('tall', 20, 40, { shrink: 0 }),
        ]),
        box('b', 20, 20, { grow: 1 }),
      ],
    ),
  },
  {
    name: 'an aspect ratio gives the height of a stretched column item',
    root: container('root', { frame: FRAME, direction: 'column', align: 'start' }, [
      blank('a', { frame: { width: 100, aspectRatio: 2 } }),
      blank('b', { frame: { height: 40, aspectRatio: 1.5 } }),
    ]),
  },
  {
    name: 'an aspect ratio follows the width that growing gives',
    root: container('root', { frame: FRAME, align: 'start' }, [
      blank('a', { frame: { aspectRatio: 2 }, item: { grow: 1, basis: 0 } }),
      blank('b', { frame: { aspectRatio: 1 }, item: { grow: 1, basis: 0 } }),
    ]),
  },
  {
    name: 'an aspect ratio with a stretched height gives the width',
    root: container('root', { frame: { ...FRAME, height: 60 } }, [
      blank('a', { frame: { aspectRatio: 1 } }),
      blank('b', { item: { grow: 1 } }),
    ]),
  },
  {
    name: 'pictures keep their shape',
    root: container('root', { frame: FRAME, align: 'start', columnGap: 5 }, [
      image('natural', [80, 40]),
      image('wide', [80, 40], { frame: { width: 40 } }),
      image('high', [80, 40], { frame: { height: 60 } }),
    ]),
  },
  {
    name: 'a picture shrinks no further than its own or its given width',
    root: container('root', { frame: FRAME, align: 'start' }, [
      image('a', [200, 100]),
      image('b', [50, 50], { frame: { width: 120 } }),
      box('c', 200, 20),
    ]),
  },
  {
    name: 'a picture in a column, stretched and not',
    root: container('root', { frame: FRAME, direction: 'column' }, [
      image('a', [100, 20]),
      image('b', [100, 20], { item: { alignSelf: 'center' } }),
      image('c', [100, 20], { frame: { height: 30 }, item: { alignSelf: 'end' } }),
    ]),
  },
  {
    name: 'a picture stretched by its row is as wide as its shape says',
    root: container('root', { frame: { ...FRAME, height: 60 } }, [
      image('a', [80, 40]),
      image('b', [80, 40], { frame: { width: 30 } }),
      image('c', [20, 40], { item: { grow: 1 } }),
    ]),
  },
  {
    name: 'a picture that grows in a column keeps its shape where nothing stretches it',
    root: container('root', { frame: FRAME, direction: 'column', align: 'center' }, [
      image('a', [80, 40], { item: { grow: 1 } }),
      box('b', 30, 20),
    ]),
  },
  {
    name: 'a picture between bounds',
    root: container('root', { frame: FRAME, align: 'start' }, [
      image('a', [200, 100], { frame: { maxWidth: 100 } }),
      image('b', [50, 50], { frame: { width: 80, maxHeight: 40 } }),
    ]),
  },
  ...[1, 2, 3, 4].map(
    (columns): OracleCase => ({
      name: `a grid of ${columns} equal columns`,
      root: container(
        'root',
        { frame: FRAME, columns, rowGap: 6, columnGap: 10, padding: all(5), alignContent: 'start' },
        [
          blank('a', { frame: { height: 20 } }),
          blank('b', { frame: { height: 40 } }),
          blank('c', { frame: { minHeight: 10 } }),
          blank('d', { frame: { height: 20 } }),
          blank('e', { frame: { height: 20 } }),
        ],
      ),
    }),
  ),
  {
    name: 'a grid stretches its rows',
    root: container('root', { frame: FRAME, columns: 2, rowGap: 6 }, [
      blank('a', { frame: { minHeight: 20 } }),
      blank('b', { frame: { minHeight: 40 } }),
      blank('c', { frame: { minHeight: 10 } }),
    ]),
  },
  {
    name: 'a grid centres its cells and rows',
    root: container('root', { frame: FRAME, columns: 2, align: 'center', alignContent: 'center' }, [
      blank('a', { frame: { height: 20 } }),
      blank('b', { frame: { height: 40 } }),
      blank('c', { frame: { height: 10 } }),
    ]),
  },
]
