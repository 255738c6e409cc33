/** The look of the pages that commands write; they are one file each and load nothing. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --line: #9ca3af; --wrong: #b91c1c; --paper: #e5e7eb; --ink: #111827 }
@media (prefers-color-scheme: dark) { :root { --wrong: #f87171; --paper: #1f2937; --ink: #f3f4f6 } }
body { margin: 24px; font: 14px/1.5 system-ui, sans-serif; background: var(--paper); color: var(--ink) }
h1 { margin: 0; font-size: 22px }
.wrong > figcaption > b, p.wrong, .failing a { color: var(--wrong) }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(260px, 1fr)); gap: 16px }
figure { margin: 0; min-width: 0 }
figure img, figure .none { display: block; box-sizing: border-box; max-width: 100%; height: auto; border: 1px solid var(--line) }
figure.wrong img, figure.wrong .none { border: 3px solid var(--wrong) }
.none { margin: 0; padding: 40px 8px; text-align: center }
ul { margin: 0; padding-left: 18px }
pre { overflow-x: auto; font-size: 12px }
table { border-collapse: collapse } td, th { padding: 2px 12px 2px 0; text-align: left; vertical-align: top }
.triple { display: grid; grid-template-columns: repeat(3, 1fr); gap: 16px }
`
