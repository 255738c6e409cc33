import { readFile, writeFile } from 'node:fs/promises'
import { printBounds, SECURITY_PAGE } from './print-bounds.ts'

/** Run with `pnpm bounds`: brings the tables of `docs/security.md` up to date. */
await writeFile(SECURITY_PAGE, printBounds(await readFile(SECURITY_PAGE, 'utf8')))
