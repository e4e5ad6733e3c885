import { type Address, connect, type Connection, Listener, type ListenOptions } from '@mp/core'

/** Both ends of a connection, and the listener between them. */
export interface Ends extends Disposable {
  listener: Listener
  client: Connection
  server: Connection
}

export async function openEnds(options: ListenOptions = {}, address?: Address): Promise<Ends> {
  const listener = await Listener.listen(options)
  const key = options.authkey === undefined ? {} : { authkey: options.authkey }
  const [client, server] = await Promise.all([connect(address ?? listener.address, key), listener.accept()])
  const close = () => {
    client.close()
    server.close()
    listener.close()
  }
  return { listener, client, server, [Symbol.dispose]: close }
}

/** Returns the address of a listener at a unix socket. */
export function pathOf(listener: Listener): string {
  const { address } = listener
  if (typeof address !== 'string') throw new Error('it listens at a port')
  return address
}
