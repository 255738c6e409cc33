import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:net'

/** A port on which nobody listens, found by asking for a free one. */
export async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  await new Promise<void>((settle) => {
    connect(port, '127.0.0.1').on('error', () => settle())
  })
  return port
}
