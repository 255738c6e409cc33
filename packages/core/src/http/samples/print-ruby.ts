import { escapeControls, toHex } from './escape-text.ts'
import { type LiteralStyle, printLiteral } from './print-literal.ts'
import {
  buildSampleHeaders,
  buildSampleUrl,
  type SampleAnswer,
  type SampleRequest,
} from './sample-request.ts'

const RUBY: LiteralStyle = {
  indent: '  ',
  text: quoteRuby,
  yes: 'true',
  no: 'false',
  nothing: 'nil',
  list: ['[', ']'],
  object: () => ['{', '}'],
  padding: ' ',
  name: (name) => `${quoteRuby(name)} => `,
}

const CLASSES = {
  GET: 'Get',
  POST: 'Post',
  PUT: 'Put',
  PATCH: 'Patch',
  DELETE: 'Delete',
} as const satisfies Record<SampleRequest['method'], string>

/** A program with what Ruby brings along. */
export function printRuby(request: SampleRequest): string {
  const { method, body, answer } = request
  const needsJson = body?.kind === 'json' || answer.kind === 'json'
  return [
    ...(needsJson ? ['require "json"'] : []),
    'require "net/http"',
    '',
    `uri = URI(${quoteRuby(buildSampleUrl(request))})`,
    `request = Net::HTTP::${CLASSES[method]}.new(uri)`,
    ...buildSampleHeaders(request).map(
      ([name, value]) => `request[${quoteRuby(name)}] = ${quoteRuby(value)}`,
    ),
    ...(body?.kind === 'json'
      ? [`request.body = JSON.generate(${printLiteral(body.value, RUBY)})`]
      : []),
    ...(body?.kind === 'file' ? [`request.body = File.binread(${quoteRuby(body.fileName)})`] : []),
    '',
    'response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == "https") do |http|',
    '  http.request(request)',
    'end',
    'abort(response.body) unless response.is_a?(Net::HTTPSuccess)',
    ...printAnswer(answer),
  ].join('\n')
}

function printAnswer(answer: SampleAnswer): readonly string[] {
  switch (answer.kind) {
    case 'json':
      return ['puts JSON.pretty_generate(JSON.parse(response.body))']
    case 'text':
      return ['puts response.body']
    case 'file':
      return [`File.binwrite(${quoteRuby(answer.fileName)}, response.body)`]
    case 'none':
      return []
  }
}

/** A `#` before a brace, `$` or `@` would begin an interpolation. */
function quoteRuby(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replace(/#(?=[{$@])/g, '\\#')
  return `"${escapeControls(escaped, (code) => `\\u${toHex(code, 4)}`)}"`
}
