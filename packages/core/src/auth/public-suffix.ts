/**
 * Whether strangers can register names directly below a name, by the Public Suffix List: `co.uk`,
 * and of its private part `github.io` and `vercel.app`.
 *
 * The list is loaded at the first question, as only changes of Allowed Hosts need it.
 *
 * @param name Lower case, punycode, no dot at the end. A name of one label is a suffix.
 */
export async function isPublicSuffix(name: string): Promise<boolean> {
  const { getPublicSuffix } = await import('tldts')
  return getPublicSuffix(name, { allowPrivateDomains: true, extractHostname: false }) === name
}
