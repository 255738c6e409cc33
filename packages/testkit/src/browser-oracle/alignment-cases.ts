import { all, blank, box, container, text } from './oracle-builders.ts'
import type { OracleAlign, OracleCase, OracleContainer, OracleJustify } from './oracle-node.ts'

const JUSTIFY: readonly OracleJustify[] = [
  'start',
  'center',
  'end',
  'space-between',
  'space-around',
  'space-evenly',
]
const ALIGN: readonly OracleAlign[] = ['start', 'center', 'end', 'stretch', 'baseline']
const DIRECTIONS = ['row', 'row-reverse', 'column', 'column-reverse'] as const

const LINES = [
  ['row', 'wrap'],
  ['row', 'wrap-reverse'],
  ['row-reverse', 'wrap'],
  ['column', 'wrap'],
] as const

const FRAME = { left: 20, top: 10, width: 300, height: 200 }

function three(name: string, layout: OracleContainer): OracleCase {
  return {
    name,
    root: container('root', { frame: FRAME, ...layout }, [
      box('a', 40, 30),
      box('b', 60, 20),
      box('c', 30, 50),
    ]),
  }
}

/** Where items go along and across the main axis. */
export const ALIGNMENT_CASES: readonly OracleCase[] = [
  ...DIRECTIONS.flatMap((direction) =>
    JUSTIFY.map((justify) =>
      three(`${direction} justified ${justify}`, { direction, justify, align: 'start' }),
    ),
  ),
  ...(['row', 'column-reverse'] as const).flatMap((direction) =>
    ALIGN.map((align) => three(`${direction} aligned ${align}`, { direction, align })),
  ),
  ...ALIGN.map(
    (alignSelf): OracleCase => ({
      name: `an item aligned ${alignSelf} by itself`,
      root: container('root', { frame: FRAME, align: 'center' }, [
        box('a', 40, 30),
        blank('b', { frame: { width: 60, minHeight: 20 }, item: { alignSelf } }),
        box('c', 30, 50),
      ]),
    }),
  ),
  ...[...JUSTIFY, 'stretch' as const].map(
    (alignContent): OracleCase => ({
      name: `lines placed ${alignContent}`,
      root: container('root', { frame: FRAME, wrap: 'wrap', alignContent, align: 'start' }, [
        box('a', 140, 30),
        box('b', 140, 20),
        box('c', 140, 50),
        box('d', 200, 20),
      ]),
    }),
  ),
  ...(['space-between', 'space-around', 'space-evenly'] as const).flatMap((alignContent) =>
    LINES.map(
      ([direction, wrap]): OracleCase => ({
        name: `a ${direction} of lines that ${wrap} ${alignContent}, with items that stretch`,
        root: container(
          'root',
          { frame: FRAME, direction, wrap, alignContent, rowGap: 4, columnGap: 6, padding: all(5) },
          [
            blank('a', { frame: { minWidth: 70, minHeight: 30 }, item: { margin: all(3) } }),
            box('b', 140, 40),
            blank('c', { frame: { minWidth: 60, minHeight: 20 } }),
            blank('d', { frame: { width: 150, height: 60 }, item: { alignSelf: 'center' } }),
            box('e', 90, 35),
          ],
        ),
      }),
    ),
  ),
  {
    name: 'lines stretched with items that stretch in them',
    root: container('root', { frame: FRAME, wrap: 'wrap' }, [
      blank('a', { frame: { width: 200 } }),
      blank('b', { frame: { width: 200, minHeight: 30 } }),
      blank('c', { frame: { width: 90 } }),
    ]),
  },
  {
    name: 'lines in reverse',
    root: container('root', { frame: FRAME, wrap: 'wrap-reverse', alignContent: 'start' }, [
      box('a', 140, 30),
      box('b', 140, 20),
      box('c', 140, 50),
    ]),
  },
  {
    name: 'lines in reverse with items at their start',
    root: container('root', { frame: FRAME, wrap: 'wrap-reverse', align: 'start' }, [
      box('a', 140, 30),
      box('b', 140, 20),
      box('c', 140, 50),
    ]),
  },
  {
    name: 'lines of baselines with margins',
    root: container('root', { frame: FRAME, wrap: 'wrap', align: 'baseline', rowGap: 4 }, [
      text('a', 'aaaa', { fontSizePx: 40, item: { margin: { top: 3, bottom: 6 } } }),
      text('b', 'bbbb', { fontSizePx: 20 }),
      text('c', 'cccc', { fontSizePx: 20, lineHeight: 2 }),
      text('d', 'dddd', { fontSizePx: 30, item: { margin: { top: 5 } } }),
    ]),
  },
  ...(['start', 'center', 'end', 'stretch'] as const).map(
    (align): OracleCase => ({
      name: `lines with margins aligned ${align}`,
      root: container('root', { frame: FRAME, wrap: 'wrap', align }, [
        box('a', 140, 30, { margin: { top: 12, bottom: 3 } }),
        box('b', 140, 60),
        box('c', 140, 20, { margin: { top: 7, left: 5 } }),
        blank('d', { frame: { width: 100, left: 3, top: 4 }, item: { margin: { bottom: 9 } } }),
      ]),
    }),
  ),
  {
    name: 'columns that wrap',
    root: container(
      'root',
      { frame: FRAME, direction: 'column', wrap: 'wrap', alignContent: 'start', columnGap: 7 },
      [box('a', 40, 90), box('b', 60, 90), box('c', 50, 90)],
    ),
  },
  {
    name: 'centred items that overflow a row reach out on both sides',
    root: container('root', { frame: FRAME, justify: 'center', align: 'center' }, [
      box('a', 250, 240, { shrink: 0 }),
      box('b', 150, 30, { shrink: 0 }),
    ]),
  },
  {
    name: 'space-between with too little space packs at the start',
    root: container('root', { frame: FRAME, justify: 'space-between' }, [
      box('a', 250, 40, { shrink: 0 }),
      box('b', 150, 30, { shrink: 0 }),
    ]),
  },
  {
    name: 'space-around with too little space',
    root: container('root', { frame: FRAME, justify: 'space-around' }, [
      box('a', 250, 40, { shrink: 0 }),
      box('b', 150, 30, { shrink: 0 }),
    ]),
  },
  {
    name: 'a margin that is auto pushes later items to the end',
    root: container('root', { frame: FRAME, align: 'start' }, [
      box('a', 40, 30),
      box('b', 40, 30, { margin: { left: 'auto' } }),
      box('c', 40, 30),
    ]),
  },
  {
    name: 'margins that are auto on all sides centre an item',
    root: container('root', { frame: FRAME }, [box('a', 40, 30, { margin: all('auto') })]),
  },
  {
    name: 'auto margins share the space of a column',
    root: container('root', { frame: FRAME, direction: 'column', align: 'start' }, [
      box('a', 40, 30, { margin: { bottom: 'auto' } }),
      box('b', 40, 30),
      box('c', 40, 30, { margin: { top: 'auto', left: 'auto' } }),
    ]),
  },
  {
    name: 'an auto margin across the axis wins over stretch',
    root: container('root', { frame: FRAME }, [
      blank('a', { frame: { width: 40, minHeight: 20 }, item: { margin: { top: 'auto' } } }),
    ]),
  },
  {
    name: 'baselines of texts of different sizes',
    root: container('root', { frame: FRAME, align: 'baseline' }, [
      text('small', 'ab', { fontSizePx: 10 }),
      text('large', 'ab', { fontSizePx: 40 }),
      text('tall', 'ab', { fontSizePx: 20, lineHeight: 2 }),
    ]),
  },
  {
    name: 'the baseline of a box without text is its bottom',
    root: container('root', { frame: FRAME, align: 'baseline' }, [
      box('mark', 20, 30),
      text('label', 'ab', { fontSizePx: 20 }),
    ]),
  },
  {
    name: 'the baseline of several lines is the first',
    root: container('root', { frame: FRAME, align: 'baseline' }, [
      text('long', 'aaaa bbbb cccc', { frame: { width: 50 } }),
      text('label', 'ab', { fontSizePx: 30 }),
    ]),
  },
  {
    name: 'the baseline of a container is that of its first text',
    root: container('root', { frame: FRAME, align: 'baseline' }, [
      container('group', { direction: 'column', padding: all(5), borderWidth: 2 }, [
        text('first', 'ab', { fontSizePx: 20 }),
        text('second', 'abc'),
      ]),
      text('label', 'ab', { fontSizePx: 40 }),
    ]),
  },
  {
    name: 'one item on the baseline among others that are centred',
    root: container('root', { frame: FRAME, align: 'center' }, [
      text('a', 'ab', { fontSizePx: 30, item: { alignSelf: 'baseline' } }),
      text('b', 'ab', { fontSizePx: 10, item: { alignSelf: 'baseline' } }),
      box('c', 30, 60),
    ]),
  },
  {
    name: 'baselines in a row that is as high as they need',
    root: container('root', { frame: { left: 5, top: 5, width: 300 }, align: 'baseline' }, [
      text('a', 'ab', { fontSizePx: 40 }),
      text('b', 'ab', { fontSizePx: 20, lineHeight: 3 }),
    ]),
  },
  {
    name: 'baselines with margins',
    root: container('root', { frame: FRAME, align: 'baseline' }, [
      text('a', 'ab', { fontSizePx: 20, item: { margin: { top: 15 } } }),
      text('b', 'ab', { fontSizePx: 10, item: { margin: { left: 6, bottom: 9 } } }),
    ]),
  },
]
