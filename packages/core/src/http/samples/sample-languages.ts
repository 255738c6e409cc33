import { printNode } from './print-node.ts'
import { printPhp } from './print-php.ts'
import { printPython } from './print-python.ts'
import { printRuby } from './print-ruby.ts'
import { printShell } from './print-shell.ts'
import type { SampleRequest } from './sample-request.ts'

/** Languages of request samples, in the order in which they are shown. */
export type SampleLanguage = 'shell' | 'node' | 'ruby' | 'php' | 'python'

interface LanguageDescription {
  readonly label: string
  /** What tools that colour `x-codeSamples` call it. */
  readonly name: string
  print(request: SampleRequest): string
}

/** One request, five ways to send it. */
export const SAMPLE_LANGUAGES = {
  shell: { label: 'Shell', name: 'Shell', print: printShell },
  node: { label: 'Node', name: 'JavaScript', print: printNode },
  ruby: { label: 'Ruby', name: 'Ruby', print: printRuby },
  php: { label: 'PHP', name: 'PHP', print: printPhp },
  python: { label: 'Python', name: 'Python', print: printPython },
} as const satisfies Record<SampleLanguage, LanguageDescription>
