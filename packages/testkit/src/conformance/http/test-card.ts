/** A small template with one dynamic text, fast to draw. */
export function buildCard(fill = '#0f766e') {
  return {
    name: 'Card',
    slug: 'card',
    canvas: { width: 120, height: 60, background: fill },
    layers: [
      {
        kind: 'text',
        name: 'title',
        dynamic: true,
        text: 'Hello',
        x: 8,
        y: 8,
        width: 104,
        height: 44,
        fontSize: 16,
      },
    ],
  }
}
