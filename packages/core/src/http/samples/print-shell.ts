import { buildSampleHeaders, buildSampleUrl, type SampleRequest } from './sample-request.ts'

/** A `curl` command for POSIX shells. */
export function printShell(request: SampleRequest): string {
  const { method, body, answer } = request
  const headers = buildSampleHeaders(request)
  const lines = [
    `curl --request ${method}`,
    `--url ${quoteShell(buildSampleUrl(request))}`,
    ...headers.map(([name, value]) => `--header ${quoteShell(`${name}: ${value}`)}`),
  ]
  if (body?.kind === 'json') lines.push(`--data ${quoteShell(JSON.stringify(body.value, null, 2))}`)
  if (body?.kind === 'file') lines.push(`--data-binary ${quoteShell(`@${body.fileName}`)}`)
  // Without `--fail`, a refusal would be written to the file.
  if (answer.kind === 'file') lines.push(`--fail --output ${quoteShell(answer.fileName)}`)
  return lines.join(' \\\n  ')
}

/** Nothing is special between single quotes but the quote itself. */
function quoteShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
