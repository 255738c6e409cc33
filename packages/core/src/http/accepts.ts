/**
 * Whether an `Accept` header admits a media type (RFC 9110 section 12.5.1); without one, all are.
 *
 * The most specific range that fits decides, and a range of weight 0 refuses.
 */
export function accepts(header: string | undefined, mediaType: string): boolean {
  if (header === undefined || header.trim() === '') return true
  const [type = ''] = mediaType.split('/')
  const weights = new Map<string, boolean>()
  for (const range of header.slice(0, 4_096).split(',')) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    const isRefused = parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter))
    weights.set(name, !isRefused)
  }
  return weights.get(mediaType) ?? weights.get(`${type}/*`) ?? weights.get('*/*') ?? false
}
