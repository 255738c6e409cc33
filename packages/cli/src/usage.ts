/** A fault of the command line; `main` prints it with the usage and exits with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export const USAGE = `platen render <template.json>… [options]   draw templates
platen check <template.json>…              say what is wrong with them
platen types <template.json>… [options]    write types of what orders may change
platen stress <template.json> [options]    draw a template with hard contents
platen diff <before> <after> [options]     compare two templates, pixel by pixel and layer by layer
platen verify <render id> [options]        draw a render of the history again: same bytes?
platen serve [options]                     serve the HTTP API from one SQLite file
platen keys create --name <name> --type <type> [options]
platen keys list | revoke <id>             also while a server runs
platen migrate                             bring the database up to date
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
      --watch              draw again whenever a template or a file beside it changes

Options of types
  -o, --output <path>      a .ts or .json file, or a folder; standard output unless told
      --json-schema        a JSON Schema in place of TypeScript
      --watch              write again whenever a template changes

Options of stress
  -o, --output <folder>    for sheet.png and index.html; "<slug>-stress" unless told
      --only <name>        a layer, a content (long-word) or both (title/long-word); may be repeated
      --max <n>            at most so many pictures; 300 unless told
      --min-font-size <px> what shrinks below it is a fault; 8 unless told
      --fontsource, --files   as for render
      --json               print every case with its faults

Options of diff, which takes files, or templates of the database: card@3, card@draft, card
  -o, --output <file>      a report in HTML
      --set, --scale, --fontsource   as for render, for both
      --json               print JSON

Options of serve, keys, migrate, diff and verify
      --data <folder>      database and generated secrets; PLATEN_DATA, or .platen
      --config <file>      platen.config.ts, .js or .mjs of this folder unless told; its "stores"
                           are used in place of the database
      --org <id>           diff and verify: the organisation to look in; "default" unless told

Options of serve
      --port <number>      PORT, or 3000; 0 for any that is free
      --host <address>     PLATEN_HOST, or 127.0.0.1
  PLATEN_ADMIN_TOKEN and PLATEN_SECRET stand in for the secrets that the first start draws.

Options of keys
      --name <name>        for people
      --type <type>        master, project, read_only or get
      --template <slug>    only this template; may be repeated
      --host <host>        get keys: only pages of this host; may be repeated
      --json               print JSON; verify has it too

Exit codes
  0  done; diff: no difference, verify: the same bytes, stress: no fault
  1  refused; diff: differences, verify: other bytes, stress: faults
  2  the command line is wrong
  3  verify: the history does not hold enough to tell
  4  diff, verify, stress: could not find out, because something was refused`
