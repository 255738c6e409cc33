import type { SampleRequest } from '../../../src/http/samples/sample-request.ts'

/** Texts that mean something in one of the five languages. */
export const DANGEROUS_TEXTS: readonly (readonly [why: string, text: string])[] = [
  ['a quote ends a shell string', `it's; touch pwned`],
  ['a command is substituted in a shell', '$(touch pwned) `touch pwned` $HOME'],
  ['a variable is interpolated in PHP', `$name {$name} \${name} \\$name`],
  ['an expression is interpolated in Ruby', '#{touch} #$stdout #@name \\#{touch}'],
  ['a backslash escapes what follows', 'a\\b \\n \\'],
  ['double quotes end strings', 'say "hello" and """more"""'],
  ['a template is filled in JavaScript', `\`\${process.exit(1)}\``],
  ['a line ends', 'first\nsecond\r\nthird\ttabbed'],
  ['a line ends in some languages only', 'a\u2028b\u2029c\u0085d'],
  ['controls do not print', '\u0001\u001b[31m\u007f'],
  ['PHP ends here outside of strings', '?> <b>not php</b> <?php'],
  ['most of Unicode takes two units or more', 'Grüße 你好 مرحبا 👩‍🚀 𝒳'],
  ['history is expanded in a shell', '!! !touch'],
  ['curl reads a file', '@/etc/hostname'],
  ['a comment begins', '# // /* */ --'],
  ['nothing is there', ''],
]

/** A request that answers with JSON; `changes` says what is special about it. */
export function buildSample(changes: Partial<SampleRequest> = {}): SampleRequest {
  return {
    method: 'POST',
    url: 'https://platen.example/api/v1/renders',
    query: [],
    headers: [['Authorization', 'Bearer rs_live_...']],
    body: undefined,
    answer: { kind: 'json' },
    ...changes,
  }
}

/** One body with every kind of value. */
export const EVERY_VALUE = {
  yes: true,
  no: false,
  nothing: null,
  whole: 42,
  fraction: -0.25,
  large: 1e21,
  texts: Object.fromEntries(DANGEROUS_TEXTS.map(([, text], index) => [`text${index}`, text])),
  list: [1, 'two', [], {}, [true, null]],
  empty: {},
  'a name': 'that is no identifier',
  "it's": 'a name with a quote',
  'with "quotes" and #{1} and $x': 1,
  numbered: { '0': 'not', '1': 'a list' },
} as const
