import { once } from 'node:events'
import { createConnection, type Socket } from 'node:net'
import type { TcpAddress } from '@mp/core'

/** Opens a raw socket to whoever listens there. */
export async function intrude(address: string | Required<TcpAddress>): Promise<Socket> {
  const socket = typeof address === 'string' ? createConnection(address) : createConnection(address)
  socket.on('error', () => {})
  await once(socket, 'connect')
  return socket
}

/** What a client may do that does not know the key, before anybody has let it in. */
export const attacks: [string, (socket: Socket) => void][] = [
  ['a client that says nothing', () => {}],
  ['a client that hangs up at once', (socket) => socket.end()],
  ['a client that resets the line', (socket) => socket.resetAndDestroy()],
  ['half a header', (socket) => socket.write(Buffer.from([0, 0]))],
  ['half an answer', (socket) => socket.write(Buffer.concat([Buffer.from([0, 0, 0, 16]), Buffer.alloc(3)]))],
  ['a frame of 2 GiB', (socket) => socket.write(Buffer.from([0x7f, 0xff, 0xff, 0xff]))],
  [
    'a frame of 8 EiB',
    (socket) => socket.write(Buffer.from([255, 255, 255, 255, 127, 255, 255, 255, 255, 255, 255, 255])),
  ],
  ['a negative length', (socket) => socket.write(Buffer.from([0x80, 0, 0, 0]))],
  ['garbage', (socket) => socket.write(Buffer.alloc(4096, 'GET / HTTP/1.1\r\n'))],
  ['an empty answer', (socket) => socket.write(Buffer.from([0, 0, 0, 0]))],
  ['a welcome instead of an answer', (socket) => socket.write(Buffer.from('\0\0\0\x09#WELCOME#'))],
  ['an answer of an unknown digest', (socket) => socket.write(Buffer.from('\0\0\0\x0d{crc32}123456'))],
]
