import type { JsonObject } from '../../ports/json.ts'
import { escapeControls, hasControls, toHex } from './escape-text.ts'
import { type LiteralStyle, printLiteral } from './print-literal.ts'
import {
  buildSampleHeaders,
  buildSampleUrl,
  type SampleAnswer,
  type SampleRequest,
} from './sample-request.ts'

const PHP: LiteralStyle = {
  indent: '    ',
  text: quotePhp,
  yes: 'true',
  no: 'false',
  nothing: 'null',
  list: ['[', ']'],
  object: (value) => (isListInPhp(value) ? ['(object) [', ']'] : ['[', ']']),
  padding: '',
  name: (name) => `${quotePhp(name)} => `,
}

/** An array without names, or with numbers for names, would be written as a JSON list. */
function isListInPhp(value: JsonObject): boolean {
  return Object.keys(value).every((name) => /^\d+$/.test(name))
}

/** A script for PHP 8 with its curl extension. */
export function printPhp(request: SampleRequest): string {
  const { method, body, answer } = request
  const headers = buildSampleHeaders(request).map(([name, value]) => `${name}: ${value}`)
  return [
    '<?php',
    '',
    `$curl = curl_init(${quotePhp(buildSampleUrl(request))});`,
    'curl_setopt_array($curl, [',
    `    CURLOPT_CUSTOMREQUEST => '${method}',`,
    '    CURLOPT_RETURNTRANSFER => true,',
    ...(headers.length === 0
      ? []
      : [`    CURLOPT_HTTPHEADER => ${printLiteral(headers, PHP, '    ')},`]),
    ...(body?.kind === 'json'
      ? [`    CURLOPT_POSTFIELDS => json_encode(${printLiteral(body.value, PHP, '    ')}),`]
      : []),
    ...(body?.kind === 'file'
      ? [`    CURLOPT_POSTFIELDS => file_get_contents(${quotePhp(body.fileName)}),`]
      : []),
    ']);',
    '$body = curl_exec($curl);',
    'if ($body === false) {',
    '    exit(curl_error($curl));',
    '}',
    'if (curl_getinfo($curl, CURLINFO_RESPONSE_CODE) >= 400) {',
    '    exit($body);',
    '}',
    ...printAnswer(answer),
  ].join('\n')
}

function printAnswer(answer: SampleAnswer): readonly string[] {
  switch (answer.kind) {
    case 'json':
      return ['print_r(json_decode($body, true));']
    case 'text':
      return ['echo $body;']
    case 'file':
      return [`file_put_contents(${quotePhp(answer.fileName)}, $body);`]
    case 'none':
      return []
  }
}

/** Between single quotes a `$` is a `$`; controls need double quotes, where it begins a variable. */
function quotePhp(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\')
  if (!hasControls(text)) return `'${escaped.replaceAll("'", "\\'")}'`
  const inDoubleQuotes = escaped.replaceAll('"', '\\"').replaceAll('$', '\\$')
  return `"${escapeControls(inDoubleQuotes, (code) => `\\u{${toHex(code, 1)}}`)}"`
}
