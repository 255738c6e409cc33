import { escapeControls, toHex } from './escape-text.ts'
import { type LiteralStyle, printLiteral } from './print-literal.ts'
import {
  buildSampleHeaders,
  buildSampleUrl,
  type SampleAnswer,
  type SampleRequest,
} from './sample-request.ts'

const NODE: LiteralStyle = {
  indent: '  ',
  text: quoteNode,
  yes: 'true',
  no: 'false',
  nothing: 'null',
  list: ['[', ']'],
  object: () => ['{', '}'],
  padding: ' ',
  name: (name) => {
    // Written as a plain name, it would set the prototype.
    if (name === '__proto__') return `['__proto__']: `
    return /^[A-Za-z_$][\w$]*$/.test(name) ? `${name}: ` : `${quoteNode(name)}: `
  },
}

/** An ECMAScript module for Node 18 and later. */
export function printNode(request: SampleRequest): string {
  const { method, body, answer } = request
  const imports = [
    ...(body?.kind === 'file' ? ['readFile'] : []),
    ...(answer.kind === 'file' ? ['writeFile'] : []),
  ]
  const headers = Object.fromEntries(buildSampleHeaders(request))
  return [
    ...(imports.length === 0
      ? []
      : [`import { ${imports.join(', ')} } from 'node:fs/promises'`, '']),
    `const response = await fetch(${quoteNode(buildSampleUrl(request))}, {`,
    `  method: '${method}',`,
    ...(Object.keys(headers).length === 0 ? [] : [`  headers: ${print(headers)},`]),
    ...(body?.kind === 'json' ? [`  body: JSON.stringify(${print(body.value)}),`] : []),
    ...(body?.kind === 'file' ? [`  body: await readFile(${quoteNode(body.fileName)}),`] : []),
    '})',
    'if (!response.ok) throw new Error(await response.text())',
    ...printAnswer(answer),
  ].join('\n')
}

function print(value: Parameters<typeof printLiteral>[0]): string {
  return printLiteral(value, NODE, '  ')
}

function printAnswer(answer: SampleAnswer): readonly string[] {
  switch (answer.kind) {
    case 'json':
      return ['console.log(await response.json())']
    case 'text':
      return ['console.log(await response.text())']
    case 'file': {
      const file = quoteNode(answer.fileName)
      return [`await writeFile(${file}, new Uint8Array(await response.arrayBuffer()))`]
    }
    case 'none':
      return []
  }
}

function quoteNode(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")
  return `'${escapeControls(escaped, (code) => `\\u${toHex(code, 4)}`)}'`
}
