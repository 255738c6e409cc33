import type { WordedCommands } from '../split-by-words.ts'
import { writeElement } from './write-element.ts'

/** Puts what is said of commands around their markup: `<a>` for a link, a label for `alt`. */
export function writeWords(
  { link, alt }: Pick<WordedCommands, 'link' | 'alt'>,
  markup: string,
): string {
  if (markup === '') return ''
  const named =
    alt === undefined ? markup : writeElement('g', { role: 'img', 'aria-label': alt }, markup)
  return link === undefined ? named : writeElement('a', { 'xlink:href': link }, named)
}
