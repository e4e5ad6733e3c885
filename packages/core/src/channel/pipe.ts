import { inspect } from 'node:util'
import { checkKeys } from '../check-option.ts'
import { OptionTypeError } from '../errors.ts'
import { registerHandleKind } from '../wire/handle.ts'
import { Connection } from './connection.ts'
import { type PipeRoles, PipeTransport } from './pipe-transport.ts'
import { rememberThing, thingOf } from './ring-things.ts'
import { isRingHandle, type RingHandle, RingUser } from './ring-user.ts'

/** What may lie in one direction before the one who sends has to wait. */
const LIMITS = { maxItems: 0, maxBytes: 1024 * 1024 }

/** What kind of pipe to make. */
export interface PipeOptions {
  /**
   * Whether both ends can send. If not, the first end only receives and the second only sends.
   * @defaultValue true
   */
  duplex?: boolean
}

/**
 * Makes two connected ends, of which one mostly goes to another process or thread.
 *
 * @remarks
 * An end can be an argument, part of one, an item of a queue or a result, and can be handed on; whoever has sent it
 * has it still, and closes it when he does not need it. Once nobody has an end any more, be it that the last one was
 * killed, the other end reads what was sent and then gets {@link EndOfFileError}. An end that is under way counts as
 * long as its sender lives. Messages lie in shared memory; up to 1 MiB of them wait in each direction.
 * @see {@link Queue} for more than two, and {@link Listener} for programs that do not know each other.
 * @throws {@link SharedMemoryFullError} when there is no memory for it.
 * @example
 * ```ts @import.meta.vitest
 * import { type Connection, pipe, Process } from '@mp/core'
 * const [mine, theirs] = pipe()
 * const echo = async (end: Connection) => end.send(await end.recv())
 * const process = new Process(echo, { args: [theirs] }).start()
 * theirs.close()
 * await mine.send({ hello: 'world' })
 * expect(await mine.recv()).toEqual({ hello: 'world' })
 * await process.join()
 * mine.close()
 * ```
 */
export function pipe(options: PipeOptions = {}): [Connection, Connection] {
  checkKeys('options', options, ['duplex'])
  const { duplex = true } = options
  if (typeof duplex !== 'boolean') throw new OptionTypeError(`duplex must be a boolean, got ${inspect(duplex)}`)
  const first = RingUser.create([LIMITS, LIMITS])
  const second = first.another(1)
  return [
    connectionOver(first, { isReadable: true, isWritable: duplex }),
    connectionOver(second, { isReadable: duplex, isWritable: true }),
  ]
}

registerHandleKind('Connection', (data) => {
  if (!isPipeHandle(data)) throw new TypeError('The handle of a connection is malformed')
  return thingOf(data, (user) => connectionOver(user, data))
})

function connectionOver(user: RingUser, roles: PipeRoles): Connection {
  const connection = new Connection(new PipeTransport(user, roles))
  rememberThing(connection, user)
  return connection
}

function isPipeHandle(data: unknown): data is RingHandle & PipeRoles {
  return isRingHandle(data) && 'isReadable' in data && 'isWritable' in data
}
