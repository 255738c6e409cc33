/** Every property of the template format that this version leaves out, by kind. */
export const NOT_DRAWN: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  text: {
    dynamic: { allow: { text: { maxLength: 9 } } },
    sensitive: true,
    hyphens: 'auto',
    writingMode: 'vertical-rl',
  },
  image: { position: 'attention' },
  svg: { colors: { '#000': '#fff' }, fill: 'red' },
  barcode: { showText: true },
  shape: { arrow: 'end' },
  container: { sensitive: true },
  repeater: { sensitive: false },
}
