const RED_TO_BLUE = [
  { at: 0, color: 'red' },
  { at: 1, color: 'blue' },
]

/** Every property of a shape, with values that show its forms. */
export const SHAPES: Readonly<Record<string, readonly unknown[]>> = {
  shape: ['rect', 'ellipse', 'triangle', 'polygon', 'star', 'arrow', 'arc', 'line'],
  fill: [
    'teal',
    { type: 'conic', angle: 20, center: '10% 20%', stops: RED_TO_BLUE },
    { type: 'image', src: 'asset:1', fit: 'contain' },
  ],
  stroke: [{ fill: 'red' }, { width: 2, fill: 'red', dash: [4, 2], cap: 'round', join: 'bevel' }],
  radius: [4],
  points: [3],
  sides: [100],
  innerRatio: [0.5],
  apex: [0, 1],
  startAngle: [-90],
  sweep: [-360, 12.5],
  arrow: ['none', 'both', {}, { start: 'circle', end: 'open', size: 6 }],
  d: ['M0 0L10 10z'],
}
