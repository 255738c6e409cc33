import { writeFile } from 'node:fs/promises'
import { defineTemplate, type Platen } from '@platen/core'

const badge = defineTemplate({
  canvas: { width: 480, height: 160, background: '#0b1020' },
  layers: [
    {
      kind: 'text',
      name: 'name',
      dynamic: true,
      x: 32,
      y: 32,
      width: 416,
      text: 'Name',
      fontSize: 48,
      minFontSize: 20,
      fit: 'shrink',
      maxLines: 1,
      fill: '#ffffff',
    },
    { kind: 'text', name: 'role', dynamic: true, x: 32, y: 104, text: 'Guest', fill: '#9fb0ff' },
  ],
})

export interface Guest {
  readonly name: string
  readonly role: string
}

/** Draws a guest's badge into a file. No server and no database are needed. */
export async function drawBadge(platen: Platen, guest: Guest, path: string): Promise<void> {
  const { bytes } = await platen.render(badge, { layers: { name: guest.name, role: guest.role } })
  await writeFile(path, bytes)
}
