/** The look of the pages that commands write; they are one file each and load nothing. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --line: #9ca3af; --wrong: #b91c1c; --paper: #f3f4f6; --card: #fff; --ink: #111827; --quiet: #4b5563; --check: #d1d5db }
@media (prefers-color-scheme: dark) { :root { --line: #4b5563; --wrong: #f87171; --paper: #111827; --card: #1f2937; --ink: #f3f4f6; --quiet: #9ca3af; --check: #374151 } }
body { margin: 24px; font: 14px/1.5 system-ui, sans-serif; background: var(--paper); color: var(--ink) }
h1 { margin: 0 0 4px; font-size: 22px }
h2 { margin: 0; font-size: 17px }
.wrong > figcaption > b, p.wrong, .failing a { color: var(--wrong) }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(260px, 1fr)); gap: 16px }
figure { margin: 0; min-width: 0 }
figure img { background: repeating-conic-gradient(var(--check) 0 25%, var(--card) 0 50%) 0 0 / 16px 16px }
figure img, figure .none { display: block; box-sizing: border-box; max-width: 100%; height: auto; border: 1px solid var(--line) }
figure.wrong img, figure.wrong .none { border: 3px solid var(--wrong) }
.none { margin: 0; padding: 40px 8px; text-align: center; color: var(--quiet) }
ul { margin: 0; padding-left: 18px }
pre { overflow-x: auto; font-size: 12px }
table { border-collapse: collapse; font-variant-numeric: tabular-nums }
td, th { padding: 4px 16px 4px 0; text-align: left; vertical-align: baseline }
th { font-weight: 500; color: var(--quiet) }
tbody tr { border-top: 1px solid var(--line) }
td.number, th.number { text-align: right }
section { margin-top: 24px; padding: 16px 20px 20px; background: var(--card); border: 1px solid var(--line); border-radius: 8px }
section > p { margin: 0 0 12px }
.quiet { color: var(--quiet) }
.pictures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 280px), 1fr)); gap: 16px; margin-bottom: 16px }
.pictures figcaption { margin-bottom: 4px; font-weight: 600 }
progress { width: 120px; accent-color: var(--wrong); vertical-align: middle }
`
