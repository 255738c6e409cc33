import { askAsOperator } from './ask-as-operator.ts'
import type { Kit } from './open-kit.ts'

interface AllowedHosts {
  readonly hosts: readonly { readonly host: string }[]
}

/** Lets pages of more hosts show images with GET keys; what is allowed already stays. */
export async function allowHosts({ platen }: Kit, hosts: readonly string[]): Promise<void> {
  const path = '/settings/allowed-hosts'
  const { json } = await askAsOperator<AllowedHosts>(platen, { method: 'GET', path })
  const known = json.hosts.map(({ host }) => host)
  const missing = hosts.filter((host) => !known.includes(host))
  if (missing.length === 0) return
  await askAsOperator(platen, { method: 'PUT', path, body: { hosts: [...known, ...missing] } })
}
