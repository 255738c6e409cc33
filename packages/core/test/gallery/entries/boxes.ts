import type { EntriesOf } from '../gallery-entry.ts'

const LOW = { height: 30 }

export const CONTAINER_ENTRIES: EntriesOf<'container'> = {
  direction: { values: ['row', 'column', 'row-reverse'] },
  wrap: { values: ['nowrap', 'wrap', 'wrap-reverse'], base: { width: 34 } },
  gap: { values: [0, 6], base: { gap: 0 } },
  padding: { values: [0, 6, [2, 16]] },
  justify: { values: ['start', 'center', 'space-between'] },
  align: { values: ['start', 'center', 'end'] },
  alignContent: { values: ['start', 'center', 'end'], base: { wrap: 'wrap', width: 34 } },
  background: {
    values: [
      '#1e293b',
      {
        type: 'linear',
        angle: 90,
        stops: [
          { at: 0, color: '#fde68a' },
          { at: 1, color: '#fca5a5' },
        ],
      },
    ],
  },
  radius: { values: [0, 12, [0, 20, 0, 20]] },
  border: { values: [undefined, { width: 3, fill: '#f59e0b' }] },
  overflow: { values: ['visible', 'hidden'], base: { height: 8 } },
}

export const REPEATER_ENTRIES: EntriesOf<'repeater'> = {
  items: { values: [[{}], [{}, { slot: '#db2777' }], [{}, { slot: '#db2777' }, {}]] },
  direction: { values: ['row', 'column'] },
  wrap: { values: ['nowrap', 'wrap'], base: { width: 40, items: [{}, {}, {}, {}] } },
  gap: { values: [0, 8] },
  columns: { values: [2, 3], base: { ...LOW, items: [{}, {}, {}, {}, {}] } },
}
