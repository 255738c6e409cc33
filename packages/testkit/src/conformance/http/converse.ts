import { connect, type Socket } from 'node:net'

/** Opens a connection, writes to it, and gives what comes back until the other end closes it. */
export function converse(port: number, talk: (socket: Socket) => void): Promise<string> {
  return new Promise((settle, reject) => {
    const socket = connect({ host: '127.0.0.1', port, allowHalfOpen: true })
    let received = ''
    socket.setEncoding('latin1')
    socket.on('data', (chunk: string) => {
      received += chunk
    })
    socket.on('connect', () => talk(socket))
    socket.on('error', reject)
    socket.on('end', () => {
      socket.destroy()
      settle(received)
    })
  })
}
