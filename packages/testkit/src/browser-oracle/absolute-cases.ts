import { all, blank, box, container, image, text } from './oracle-builders.ts'
import type {
  OracleAlign,
  OracleCase,
  OracleItem,
  OracleJustify,
  OracleNode,
} from './oracle-node.ts'

const FRAME = { left: 20, top: 10, width: 300, height: 200 }
const FREE: OracleItem = { position: 'absolute' }

function around(name: string, ...children: readonly OracleNode[]): OracleCase {
  return {
    name,
    root: container('root', { frame: FRAME, padding: all(10), borderWidth: 4 }, [
      box('first', 40, 30),
      ...children,
    ]),
  }
}

function alone(justify: OracleJustify, align: OracleAlign): OracleCase {
  return {
    name: `an absolute child without edges, justified ${justify} and aligned ${align}`,
    root: container(
      'root',
      {
        frame: FRAME,
        padding: { top: 10, left: 20, right: 4, bottom: 2 },
        borderWidth: 3,
        justify,
        align,
      },
      [blank('free', { frame: { width: 50, height: 30 }, item: FREE })],
    ),
  }
}

/** Children that are taken out of the flow, frames on the canvas, and nests. */
export const ABSOLUTE_CASES: readonly OracleCase[] = [
  around(
    'an absolute child by its near edges',
    blank('free', { frame: { left: 15, top: 25, width: 50, height: 40 }, item: FREE }),
    box('last', 20, 20),
  ),
  around(
    'an absolute child by its far edges',
    blank('free', { frame: { right: 15, bottom: 25, width: 50, height: 40 }, item: FREE }),
  ),
  around(
    'an absolute child between edges',
    blank('free', { frame: { left: 15, right: 5, top: 6, bottom: 7 }, item: FREE }),
  ),
  around(
    'an absolute child in shares of the padding box',
    blank('free', { frame: { left: '10%', top: '25%', width: '50%', height: '50%' }, item: FREE }),
  ),
  around(
    'the near edge and the size win over the far edge',
    blank('free', {
      frame: { left: 15, right: 15, top: 5, bottom: 5, width: 50, height: 40 },
      item: FREE,
    }),
  ),
  around(
    'auto margins centre between edges',
    blank('free', {
      frame: { left: 0, right: 0, top: 0, bottom: 0, width: 50, height: 40 },
      item: { ...FREE, margin: all('auto') },
    }),
  ),
  around(
    'margins move an absolute child',
    blank('free', {
      frame: { left: 5, bottom: 5, width: 50, height: 40 },
      item: { ...FREE, margin: all(6) },
    }),
  ),
  around(
    'an absolute text is as wide as it wants',
    text('free', 'aaaa bb', { frame: { left: 5, top: 5 }, item: FREE }),
  ),
  around(
    'an absolute text wraps at the far edge',
    text('free', 'aaaa bbbb cccc dddd eeee ffff', { frame: { left: 150, top: 5 }, item: FREE }),
  ),
  around(
    'an absolute text from the far edge',
    text('free', 'aaaa bb', { frame: { right: 5, bottom: 5 }, item: FREE }),
  ),
  around(
    'an absolute picture at its natural size',
    image('free', [60, 20], { frame: { right: 5, top: 5 }, item: FREE }),
  ),
  around(
    'an absolute box by one side and its ratio',
    blank('free', { frame: { right: 5, top: 5, height: 40, aspectRatio: 1.5 }, item: FREE }),
  ),
  around(
    'an absolute container between bounds',
    container(
      'free',
      { frame: { left: 5, top: 5, maxWidth: 60, minHeight: 50 }, item: FREE, direction: 'column' },
      [text('words', 'aaaa bbbb cccc')],
    ),
  ),
  around(
    'an absolute container with a flow of its own',
    container(
      'free',
      {
        frame: { right: 8, bottom: 8 },
        item: FREE,
        padding: all(4),
        columnGap: 3,
        align: 'center',
      },
      [box('dot', 8, 8), text('label', 'aaa')],
    ),
  ),
  around(
    'an absolute child of a child in the flow',
    container('inner', { frame: { width: 80, height: 60 }, borderWidth: 2 }, [
      blank('free', { frame: { right: 0, bottom: 0, width: '50%', height: 10 }, item: FREE }),
    ]),
  ),
  alone('start', 'start'),
  alone('center', 'center'),
  alone('end', 'end'),
  alone('space-between', 'stretch'),
  alone('space-around', 'center'),
  {
    name: 'an absolute child without edges in a reversed column',
    root: container(
      'root',
      { frame: FRAME, direction: 'column-reverse', align: 'end', padding: all(7) },
      [box('free', 50, 30, FREE)],
    ),
  },
  {
    name: 'relative offsets move a box and no other',
    root: container('root', { frame: FRAME }, [
      blank('a', { frame: { width: 40, height: 30, left: 5, top: 7 } }),
      blank('b', { frame: { width: 40, height: 30, right: 5, bottom: '10%' } }),
      box('c', 40, 30),
    ]),
  },
  {
    name: 'a text on the canvas reaches to its edge',
    root: text('title', 'aaaa bbbb cccc dddd', { frame: { left: 300, top: 20 } }),
  },
  {
    name: 'a text on the canvas as wide as it wants',
    root: text('title', 'aaaa bbbb', { frame: { right: '5%', bottom: '10%' } }),
  },
  {
    name: 'a text on the canvas with a word longer than the room',
    root: text('title', 'aaaaaaaaaaaa b', { frame: { left: 350, top: 20 } }),
  },
  {
    name: 'a text on the canvas between bounds',
    root: text('title', 'aaaa bbbb cccc dddd', {
      frame: { left: 10, top: 20, maxWidth: '20%', minHeight: 60 },
    }),
  },
  {
    name: 'a picture on the canvas at its natural size',
    root: image('photo', [120, 80], { frame: { left: 350, top: 20 } }),
  },
  {
    name: 'a picture on the canvas by its height',
    root: image('photo', [120, 80], { frame: { left: 10, top: 20, height: 40 } }),
  },
  {
    name: 'a box on the canvas between its edges',
    root: blank('box', { frame: { left: '10%', right: 20, top: 5, bottom: '50%' } }),
  },
  {
    name: 'a container on the canvas as wide as there is room',
    root: container('root', { frame: { left: 250, top: 20 }, padding: all(5) }, [
      text('words', 'aaaa bbbb cccc dddd eeee'),
    ]),
  },
  {
    name: 'a container on the canvas with padding in shares',
    root: container('root', { frame: { left: 10, top: 20, width: 200 }, padding: all('5%') }, [
      box('a', 20, 20),
    ]),
  },
  {
    name: 'rows in columns in rows',
    root: container('root', { frame: FRAME, columnGap: 5 }, [
      container('left', { direction: 'column', item: { grow: 1 }, rowGap: 5 }, [
        container('top', { item: { grow: 1 }, justify: 'end', align: 'end' }, [box('a', 20, 20)]),
        container('bottom', { item: { grow: 2 }, direction: 'row-reverse' }, [
          box('b', 20, 20),
          blank('c', { item: { grow: 1 } }),
        ]),
      ]),
      container(
        'right',
        { direction: 'column-reverse', frame: { width: '30%' }, align: 'center' },
        [box('d', 20, 20), box('e', 30, 20)],
      ),
    ]),
  },
  {
    name: 'shares of a container of no height of its own are taken as auto',
    root: container('root', { frame: { left: 0, top: 0, width: 200 } }, [
      container('a', { direction: 'column', frame: { width: '50%' } }, [
        blank('inner', { frame: { height: '50%', width: '50%' } }),
        box('other', 10, 30),
      ]),
    ]),
  },
  {
    name: 'shares of a stretched container',
    root: container('root', { frame: FRAME }, [
      container('a', { frame: { width: 100 }, align: 'start' }, [
        blank('inner', { frame: { height: '50%', width: '50%' } }),
      ]),
    ]),
  },
  {
    name: 'shares of a container that grew',
    root: container('root', { frame: FRAME, direction: 'column' }, [
      container('a', { item: { grow: 1 }, align: 'start' }, [
        blank('inner', { frame: { height: '50%', width: '50%' } }),
      ]),
      box('b', 30, 60),
    ]),
  },
  {
    name: 'an empty container in a row',
    root: container('root', { frame: FRAME }, [
      container('empty', { padding: all(3) }, []),
      box('b', 30, 60),
    ]),
  },
  {
    name: 'negative margins pull boxes over one another',
    root: container('root', { frame: FRAME, align: 'start' }, [
      box('a', 40, 40),
      box('b', 40, 40, { margin: { left: -15 } }),
      box('c', 40, 40, { margin: { left: -15, top: -5 } }),
    ]),
  },
]
