import { defineTemplate } from '@platen/core'

export const greetingCard = defineTemplate({
  canvas: { width: 600, height: 200, background: '#0b1020' },
  layers: [
    {
      kind: 'text',
      name: 'greeting',
      dynamic: true,
      x: 40,
      y: 60,
      width: 520,
      text: 'Hello',
      fontSize: 56,
      fill: '#fff',
    },
  ],
})
