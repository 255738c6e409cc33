import { escapeControls, toHex } from './escape-text.ts'
import { type LiteralStyle, printLiteral } from './print-literal.ts'
import {
  buildSampleHeaders,
  buildSampleUrl,
  type SampleAnswer,
  type SampleRequest,
} from './sample-request.ts'

const PYTHON: LiteralStyle = {
  indent: '    ',
  text: quotePython,
  yes: 'True',
  no: 'False',
  nothing: 'None',
  list: ['[', ']'],
  object: () => ['{', '}'],
  padding: '',
  name: (name) => `${quotePython(name)}: `,
}

/** A script for Python 3 with the `requests` package. */
export function printPython(request: SampleRequest): string {
  const { method, body, answer } = request
  const headers = Object.fromEntries(buildSampleHeaders(request))
  // `json=` brings its media type with it.
  if (body?.kind === 'json') delete headers['Content-Type']
  return [
    'import requests',
    '',
    `response = requests.${method.toLowerCase()}(`,
    `    ${quotePython(buildSampleUrl(request))},`,
    ...(Object.keys(headers).length === 0
      ? []
      : [`    headers=${printLiteral(headers, PYTHON, '    ')},`]),
    ...(body?.kind === 'json' ? [`    json=${printLiteral(body.value, PYTHON, '    ')},`] : []),
    ...(body?.kind === 'file' ? [`    data=open(${quotePython(body.fileName)}, "rb"),`] : []),
    ')',
    'response.raise_for_status()',
    ...printAnswer(answer),
  ].join('\n')
}

function printAnswer(answer: SampleAnswer): readonly string[] {
  switch (answer.kind) {
    case 'json':
      return ['print(response.json())']
    case 'text':
      return ['print(response.text)']
    case 'file':
      return [
        `with open(${quotePython(answer.fileName)}, "wb") as file:`,
        '    file.write(response.content)',
      ]
    case 'none':
      return []
  }
}

function quotePython(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')
  return `"${escapeControls(escaped, (code) => `\\u${toHex(code, 4)}`)}"`
}
