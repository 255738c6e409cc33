/** A fault of the command line; `main` prints it with the usage and exits with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export const USAGE = `platen render <template.json>… [options]   draw templates
platen check <template.json>…              say what is wrong with them
platen --version | --help

Options of render
  -o, --output <path>      a file, whose extension chooses the format, or a folder
      --set <name.property=value>   change a dynamic layer; may be repeated
      --format <name>      png, jpeg, webp, avif, svg or pdf, when the output is a folder
      --quality <1..100>   of jpeg, webp and avif
      --scale <factor>     device px per CSS px
      --page <n|name>      which page; the first, or all in a PDF, unless told
      --fontsource <name>  use the fonts of an installed @fontsource package; may be repeated
      --files <folder>     where file sources lie; the template's own folder unless told
      --receipt            print what became of every layer, as JSON
      --watch              draw again whenever a template or a file beside it changes`
