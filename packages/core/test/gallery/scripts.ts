import { readFileSync } from 'node:fs'
import { type Platen, registerFontsource } from '../../src/index.ts'

/** A text that Chromium has drawn too; testkit's `record-scripts.ts` reads the same list. */
export interface ScriptText {
  readonly name: string
  readonly title: string
  /** Of Fontsource. */
  readonly package: string
  readonly family: string
  readonly lang: string
  readonly text: string
}

export const SCRIPTS: readonly ScriptText[] = JSON.parse(
  readFileSync(new URL('scripts.json', import.meta.url), 'utf8'),
)

export function registerScriptFonts() {
  return [...new Set(SCRIPTS.map((script) => script.package))].map((name) =>
    registerFontsource(`@fontsource/${name}`, import.meta.url),
  )
}

/** In the place and size that `record-scripts.ts` gives it. */
export async function drawScript(platen: Platen, script: ScriptText): Promise<Uint8Array> {
  const { text, family, lang } = script
  const { bytes } = await platen.render(
    {
      canvas: { width: 240, height: 48, background: '#fff' },
      layers: [
        {
          ...{ kind: 'text', x: 8, y: 4, width: 224, height: 40, text, lang },
          ...{ fontFamily: family, fontSize: 22, lineHeight: '40px', wrap: 'none' },
        },
      ],
    },
    { compression: 'small' },
  )
  return bytes
}
