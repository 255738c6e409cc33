/**
 * Puts generated text between `<!-- begin NAME -->` and `<!-- end NAME -->`.
 *
 * @throws When a page has not both marks of a section.
 */
export function applySections(page: string, sections: Readonly<Record<string, string>>): string {
  return Object.entries(sections).reduce((text, [name, section]) => {
    const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`]
    const [from, to] = [text.indexOf(begin), text.indexOf(end)]
    if (from === -1 || to < from) throw new Error(`The page has no place for "${name}".`)
    return `${text.slice(0, from + begin.length)}\n\n${section}\n\n${text.slice(to)}`
  }, page)
}
