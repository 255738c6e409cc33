import { sha256Hex } from '../../foundation/digest.ts'
import type { Command, DisplayList } from '../../paint/display-list.ts'
import { splitByWords } from '../split-by-words.ts'
import { countUses } from './count-uses.ts'
import { escapeXml } from './escape-xml.ts'
import { formatNumber } from './format-number.ts'
import { SvgDocument } from './svg-document.ts'
import { writeCommand } from './write-command.ts'
import { writeElement } from './write-element.ts'
import { writeWords } from './write-words.ts'

export interface SvgOptions {
  /** Device px per page px: the picture's `width` and `height` are the page's times this. */
  readonly scale: number
}

/**
 * Writes a page as one self-contained SVG 1.1 document.
 *
 * Glyphs are outlines, images are `data:` URIs; nothing is fetched and nothing runs. The same list
 * gives the same text. Coordinates are page px with at most three decimals.
 *
 * @throws {PlatenError} `output_too_large` beyond 256 million characters.
 */
export function writeSvg(list: DisplayList, { scale }: SvgOptions): string {
  const document = new SvgDocument(idPrefix(list))
  const counts = countUses(list.commands)
  for (const part of splitByWords(list.commands)) {
    const markup = part.commands.map((command) => writeCommand(command, document, counts)).join('')
    document.add(writeWords(part, markup))
  }
  const { title, description } = list
  const content = [
    title === undefined ? '' : `<title>${escapeXml(title)}</title>`,
    description === undefined ? '' : `<desc>${escapeXml(description)}</desc>`,
    document.definitions === '' ? '' : `<defs>${document.definitions}</defs>`,
    document.body,
  ]
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    'xmlns:xlink': 'http://www.w3.org/1999/xlink',
    width: list.width * scale,
    height: list.height * scale,
    viewBox: `0 0 ${formatNumber(list.width)} ${formatNumber(list.height)}`,
    // A picture as a whole has no parts that could be followed.
    role: list.commands.some((command) => command.link !== undefined) ? undefined : 'img',
    // Where the SVG stands inline, layers blend with one another and not with the page around.
    style: list.commands.some(isBlended) ? 'isolation:isolate' : undefined,
  }
  return writeElement('svg', attributes, content.join(''))
}

function isBlended(command: Command): boolean {
  return command.kind === 'push-group' && command.blend !== 'normal'
}

/** Differs between documents that differ, as an id must start, and is short. */
function idPrefix(list: DisplayList): string {
  return `p${sha256Hex(...list.commands.map((command) => command.digest)).slice(0, 5)}`
}
