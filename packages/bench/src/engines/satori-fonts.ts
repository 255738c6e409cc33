import { readFonts } from '../card/card-files.ts'

/** Inter as satori takes it. */
export function listSatoriFonts() {
  const { regular, bold } = readFonts()
  return [
    { name: 'Inter', data: regular, weight: 400 as const, style: 'normal' as const },
    { name: 'Inter', data: bold, weight: 700 as const, style: 'normal' as const },
  ]
}
