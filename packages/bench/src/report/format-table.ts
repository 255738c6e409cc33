/** A Markdown table; all columns but the first `texts` are numbers. */
export function formatTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  texts = 1,
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = head.map((_, index) => (index < texts ? '---' : '---:'))
  return [line(head), line(rule), ...rows.map(line)].join('\n')
}
