import { openServer } from '../channel/open-server.ts'
import { Gate } from '../channel/gate.ts'
import type { Endpoint } from '../channel/address.ts'
import type { ManagedType } from './managed-type.ts'
import { MANAGED_TYPES } from './managed-types.ts'
import { ManagerServer } from './server.ts'
import { Session } from './session.ts'

const BACKLOG = 128
const HANDSHAKE_TIMEOUT_MS = 5000

/** A type that the program has registered, as it travels to the server. */
export interface TypeDefinition {
  name: string
  factory: Function | undefined
  exposed: string[] | undefined
  returns: [string, string][]
}

/** What the server of a manager is started with. */
export interface ServerSetup {
  endpoint: Endpoint
  /** Key of the program that starts it, and its key for others. */
  ownerKey: Uint8Array
  authkey: Uint8Array
  types: TypeDefinition[]
  initializer: Function | undefined
  initializerArgs: unknown[]
}

/** What the server tells the program that has started it. */
export interface ServerReport {
  manager: string
  endpoint: Endpoint
}

/** Serves a manager from this process until it is ended; returns once clients can come. */
export async function serveManager(setup: ServerSetup): Promise<ServerReport> {
  // Ctrl-C is for the program: what it does to end in order may still need the manager.
  process.on('SIGINT', () => {})
  if (setup.initializer !== undefined) await Reflect.apply(setup.initializer, undefined, setup.initializerArgs)
  const opened = await openServer(setup.endpoint, BACKLOG)
  const { server, endpoint, isPrivate } = opened
  const key = setup.ownerKey
  const manager = new ManagerServer({ endpoint, key, isOwner: true }, typesOf(setup.types))
  const id = manager.address.manager
  const gate = new Gate(server, {
    keys: [setup.ownerKey, setup.authkey],
    digest: 'sha256',
    handshakeTimeoutMs: HANDSHAKE_TIMEOUT_MS,
    isPrivate,
    onAdmitted: ({ connection, transport, key: known }) => {
      const isOwner = known === setup.ownerKey
      void new Session(manager, connection, { manager: id, reach: transport.reach, isOwner }).serve()
    },
    onRefused: () => {},
  })
  process.once('exit', () => {
    gate.close()
    opened.close()
  })
  return { manager: id, endpoint }
}

function typesOf(definitions: readonly TypeDefinition[]): ReadonlyMap<string, ManagedType> {
  const types = new Map(MANAGED_TYPES)
  for (const { name, factory, exposed, returns } of definitions) {
    types.set(name, {
      create: factory === undefined ? undefined : (args): unknown => Reflect.apply(factory, undefined, args),
      exposed: exposed === undefined ? undefined : new Set(exposed),
      returns: new Map(returns),
      takesCaller: false,
    })
  }
  return types
}
