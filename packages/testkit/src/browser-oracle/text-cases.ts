import { all, blank, box, container, image, text } from './oracle-builders.ts'
import type { OracleCase } from './oracle-node.ts'

const FRAME = { left: 20, top: 10, width: 300, height: 200 }
const LONG = 'aaaa bb ccccc d eeeeee fff gggg hh iiiii'

/** Texts that wrap, and the widths their words hold boxes to. */
export const TEXT_CASES: readonly OracleCase[] = [
  {
    name: 'a text wraps in the width of its column',
    root: container('root', { frame: FRAME, direction: 'column' }, [
      text('a', LONG),
      text('b', LONG, { fontSizePx: 20 }),
    ]),
  },
  {
    name: 'a text wraps in what a row leaves',
    root: container('root', { frame: FRAME, columnGap: 10 }, [
      box('mark', 60, 60, { shrink: 0 }),
      text('a', LONG),
    ]),
  },
  {
    name: 'a long and a short text shrink by their lengths',
    root: container('root', { frame: FRAME, align: 'start' }, [
      text('a', LONG),
      text('b', 'aaa bbb ccc ddd'),
    ]),
  },
  {
    name: 'two texts far longer than the row',
    root: container('root', { frame: FRAME, align: 'start' }, [
      text('a', `${LONG} ${LONG} ${LONG}`),
      text('b', 'aaa bbb ccc ddd eee'),
    ]),
  },
  {
    name: 'no text shrinks below its longest word',
    root: container('root', { frame: { ...FRAME, width: 150 }, align: 'start' }, [
      text('a', 'aaaaaaaa bb'),
      text('b', 'bb cccccc'),
      text('c', LONG),
    ]),
  },
  {
    name: 'words longer than the row overflow it',
    root: container('root', { frame: { ...FRAME, width: 100 }, align: 'start' }, [
      text('a', 'aaaaaaaa bb'),
      text('b', 'cccccc'),
    ]),
  },
  {
    name: 'a width does not hold a text from shrinking to its longest word',
    root: container('root', { frame: { ...FRAME, width: 150 }, align: 'start' }, [
      text('a', 'aaaa bb', { frame: { width: 100 } }),
      text('b', 'bb cccc', { frame: { width: 100 } }),
    ]),
  },
  {
    name: 'a minimum of nothing lets a text shrink further',
    root: container('root', { frame: { ...FRAME, width: 150 }, align: 'start' }, [
      text('a', 'aaaaaaaaaa bb', { frame: { minWidth: 0 } }),
      text('b', 'bb cccccccccc', { item: { shrink: 0 } }),
    ]),
  },
  {
    name: 'texts with a basis of nothing share a row but for their words',
    root: container('root', { frame: { ...FRAME, width: 200 }, align: 'start' }, [
      text('a', 'aaaaaaaaaaaa', { item: { grow: 1, basis: 0 } }),
      text('b', 'bb', { item: { grow: 1, basis: 0 } }),
      text('c', 'c', { item: { grow: 1, basis: 0 } }),
    ]),
  },
  {
    name: 'texts in a wrapping row',
    root: container(
      'root',
      { frame: FRAME, wrap: 'wrap', rowGap: 5, columnGap: 5, alignContent: 'start' },
      [text('a', 'aaaa bbbb cc'), text('b', 'dddd eeee ff'), text('c', LONG), text('d', 'gg')],
    ),
  },
  {
    name: 'a text in a column is as wide as it wants where nothing stretches it',
    root: container('root', { frame: FRAME, direction: 'column', align: 'start' }, [
      text('a', 'aaaa bb'),
      text('b', LONG),
      text('c', 'ccc', { item: { alignSelf: 'end' } }),
      text('d', 'dddd', { item: { alignSelf: 'center' } }),
    ]),
  },
  {
    name: 'a container around texts is as wide as they want',
    root: container('root', { frame: FRAME, align: 'start', columnGap: 10 }, [
      container('badge', { padding: { left: 8, right: 8, top: 2, bottom: 2 }, borderWidth: 1 }, [
        text('label', 'aaaa bb'),
      ]),
      container('stack', { direction: 'column' }, [text('one', 'aaa'), text('two', 'aaaaa')]),
    ]),
  },
  {
    name: 'a container shrinks to the longest word inside',
    root: container('root', { frame: { ...FRAME, width: 120 }, align: 'start' }, [
      container('group', { padding: all(5) }, [text('label', 'aaaa bbbbbb cc')]),
      container('stack', { direction: 'column' }, [text('one', 'aaa aa'), text('two', 'aa aaaa')]),
    ]),
  },
  {
    name: 'a row in a row shrinks to all its longest words together',
    root: container('root', { frame: { ...FRAME, width: 140 }, align: 'start' }, [
      container('group', { columnGap: 4 }, [text('one', 'aaa bbb'), text('two', 'cc dd')]),
      text('other', 'eeee ffff gggg'),
    ]),
  },
  {
    name: 'clipping lets a container shrink below its words',
    root: container('root', { frame: { ...FRAME, width: 120 }, align: 'start' }, [
      container('group', { overflow: 'hidden' }, [text('label', 'aaaaaaaaaa')]),
      text('other', 'bbbbbbbbbb', { item: { shrink: 0 } }),
    ]),
  },
  {
    name: 'a container in a column is as wide as its content where nothing stretches it',
    root: container('root', { frame: FRAME, direction: 'column', align: 'center' }, [
      container('badge', { padding: all(5), columnGap: 5 }, [
        box('dot', 10, 10),
        text('label', 'aaaa bb'),
      ]),
      container('wide', { padding: all(5), columnGap: 5 }, [
        box('point', 10, 10),
        text('words', LONG),
      ]),
    ]),
  },
  {
    name: 'a container with a child that grows is no wider than its content',
    root: container('root', { frame: FRAME, direction: 'column', align: 'start' }, [
      container('badge', { padding: all(5) }, [
        text('label', 'aaaa bb', { item: { grow: 1 } }),
        box('dot', 10, 10),
      ]),
    ]),
  },
  {
    name: 'a container with children of no basis is as wide as they want',
    root: container('root', { frame: FRAME, direction: 'column', align: 'start' }, [
      container('badge', { padding: all(5) }, [
        text('one', 'aaaa', { item: { grow: 1, basis: 0 } }),
        text('two', 'bb', { item: { grow: 1, basis: 0 } }),
      ]),
    ]),
  },
  {
    name: 'auto margins across a column leave a container its own width',
    root: container('root', { frame: FRAME, direction: 'column' }, [
      container('badge', { padding: all(5), item: { margin: { left: 'auto', right: 'auto' } } }, [
        text('label', 'aaaa bb'),
      ]),
    ]),
  },
  {
    name: 'texts in a column too low for them keep their height',
    root: container('root', { frame: { ...FRAME, height: 50 }, direction: 'column' }, [
      text('a', LONG),
      text('b', LONG),
      box('c', 20, 20),
    ]),
  },
  {
    name: 'a height does not hold a text from shrinking to its lines',
    root: container('root', { frame: { ...FRAME, height: 100 }, direction: 'column' }, [
      text('a', LONG, { frame: { height: 80 } }),
      text('b', LONG, { frame: { height: 80 } }),
    ]),
  },
  {
    name: 'containers in a column too low for them keep the height of their texts',
    root: container('root', { frame: { ...FRAME, height: 60 }, direction: 'column' }, [
      container('a', { padding: all(4), frame: { height: 50 } }, [text('one', LONG)]),
      container('b', { direction: 'column', item: { basis: 0, grow: 1 } }, [
        text('two', LONG),
        text('three', 'aa'),
      ]),
    ]),
  },
  {
    name: 'a text that grows in a column of its own height',
    root: container('root', { frame: { left: 0, top: 0, width: 200 }, direction: 'column' }, [
      text('a', LONG, { item: { grow: 1, basis: 0 } }),
      text('b', 'bb'),
    ]),
  },
  {
    name: 'a card with a picture, texts and a price at the end',
    root: container(
      'root',
      {
        frame: { left: 10, top: 10, width: 340 },
        padding: all(12),
        columnGap: 12,
        align: 'center',
      },
      [
        image('photo', [200, 100], { frame: { width: 80, height: 60 }, item: { shrink: 0 } }),
        container('words', { direction: 'column', rowGap: 4, item: { grow: 1, basis: 0 } }, [
          text('title', 'aaaa bbbbb cc', { fontSizePx: 16 }),
          text('subtitle', LONG),
        ]),
        text('price', '12.50', { fontSizePx: 14, item: { shrink: 0 } }),
      ],
    ),
  },
  {
    name: 'a header over a body over a footer',
    root: container('root', { frame: FRAME, direction: 'column', padding: all(10), rowGap: 6 }, [
      container('header', { justify: 'space-between', align: 'center' }, [
        text('brand', 'aaaa', { fontSizePx: 16 }),
        text('date', 'bb cc'),
      ]),
      container('body', { item: { grow: 1 }, align: 'center', justify: 'center' }, [
        text('quote', LONG, { fontSizePx: 12 }),
      ]),
      container('footer', { columnGap: 4, justify: 'end' }, [
        box('dot', 8, 8),
        text('name', 'ccc dd'),
      ]),
    ]),
  },
  {
    name: 'texts in a grid wrap in their column',
    root: container(
      'root',
      { frame: { left: 0, top: 0, width: 320 }, columns: 3, columnGap: 10, rowGap: 8 },
      [
        text('a', LONG),
        container('b', { direction: 'column', padding: all(4) }, [
          text('title', 'aaaa bbb'),
          text('note', LONG),
        ]),
        text('c', 'cc'),
        text('d', 'aaaaaaaaaaaaaaaa'),
      ],
    ),
  },
  {
    name: 'a wrapping row of badges in a column',
    root: container(
      'root',
      { frame: { left: 0, top: 0, width: 180 }, direction: 'column', rowGap: 6 },
      [
        container(
          'badges',
          { wrap: 'wrap', rowGap: 4, columnGap: 4 },
          ['aaaa', 'bb', 'cccccc', 'ddd', 'eeeee'].map((word) =>
            container(`badge-${word}`, { padding: { left: 6, right: 6, top: 3, bottom: 3 } }, [
              text(word, word),
            ]),
          ),
        ),
        blank('rule', { frame: { height: 2 } }),
      ],
    ),
  },
]
