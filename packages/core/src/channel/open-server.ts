import { once } from 'node:events'
import { chmodSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { isMainThread } from 'node:worker_threads'
import type { Endpoint } from './address.ts'
import { makePrivateDirectory, removePrivateDirectory } from './private-directory.ts'

/** A server that listens, and where. */
export interface OpenServer {
  server: Server
  endpoint: Endpoint
  /** Whether the system lets only this user reach it. */
  isPrivate: boolean
  /** Stops listening, and removes the socket. */
  close(): void
}

/**
 * Listens at an endpoint; without one, at a fresh unix socket in a private directory.
 *
 * @throws (rejects) the error of the system when the endpoint cannot be had, such as EADDRINUSE.
 */
export async function openServer(endpoint: Endpoint | undefined, backlog: number): Promise<OpenServer> {
  const server = createServer()
  if (endpoint?.type === 'tcp') return openTcp(server, endpoint, backlog)
  const directory = endpoint === undefined ? makePrivateDirectory() : undefined
  const path = endpoint?.path ?? join(directory ?? '', 'socket')
  try {
    const isPrivate = await listenUnix(server, path, backlog)
    return { server, endpoint: { type: 'unix', path }, isPrivate, close: () => closeUnix(server, path, directory) }
  } catch (error) {
    if (directory !== undefined) removePrivateDirectory(directory)
    throw error
  }
}

async function openTcp(
  server: Server,
  { host, port }: Endpoint & { type: 'tcp' },
  backlog: number,
): Promise<OpenServer> {
  server.listen({ host, port, backlog, exclusive: true })
  await once(server, 'listening')
  const bound = server.address()
  const realPort = typeof bound === 'object' && bound !== null ? bound.port : port
  return {
    server,
    endpoint: { type: 'tcp', host, port: realPort },
    isPrivate: false,
    close: () => void server.close(),
  }
}

/** Listens at a path that only this user may connect to, and tells whether the system sees to that. */
async function listenUnix(server: Server, path: string, backlog: number): Promise<boolean> {
  const isAbstract = path.startsWith('\0')
  const allRights = isMainThread && !isAbstract ? process.umask(0o177) : undefined
  try {
    // The socket is made within this call.
    server.listen({ path, backlog, exclusive: true })
  } finally {
    if (allRights !== undefined) process.umask(allRights)
  }
  await once(server, 'listening')
  if (!isAbstract) chmodSync(path, 0o600)
  return !isAbstract
}

function closeUnix(server: Server, path: string, directory: string | undefined): void {
  server.close()
  if (directory !== undefined) removePrivateDirectory(directory)
  else if (!path.startsWith('\0')) rmSync(path, { force: true })
}
