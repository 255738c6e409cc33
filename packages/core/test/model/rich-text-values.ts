/** Properties of texts that go beyond one style and greedy lines, with values that show their forms. */
export const RICH_TEXT: Readonly<Record<string, readonly unknown[]>> = {
  spans: [
    [{ text: 'a' }],
    [
      { text: 'H' },
      { text: '2', baseline: 'sub', fontWeight: 700, fontStyle: 'italic', fontSize: 9 },
      { text: ' $o', fill: 'teal', letterSpacing: 2, decoration: 'underline' },
      { text: 'x', fontFamily: 'Inter', features: { tnum: 1 }, variations: { wght: 300 } },
      { text: 'site', baseline: 'super', link: 'https://example.com/?a=b#c' },
      { text: 'mail', link: 'mailto:info@example.com' },
    ],
  ],
  markup: ['none', 'markdown'],
  paragraphSpacing: [0, 12.5],
  tabSize: [0, 4],
  transform: ['none', 'uppercase', 'lowercase', 'capitalize'],
  hyphens: ['none', 'manual', 'auto'],
  stroke: [{ fill: 'red' }, { width: 2.5, fill: '#fff8' }],
  highlight: [{ fill: 'yellow' }, { fill: '#ff08', padding: 4, radius: 6 }],
  glyphPolicy: ['drop', 'box', 'error'],
  emoji: ['colour', 'mono', 'drop'],
}
