import { readdirSync, rmSync, statSync } from 'node:fs'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { isAlive } from '../is-alive.ts'
import { addressOf } from './socket-path.ts'

/** A socket as young as this may be one on which its program does not listen yet, in milliseconds. */
const YOUNG_MS = 2000

/** Removes the sockets of programs that were killed: nobody listens to them. */
export async function sweepSockets(directory: string): Promise<void> {
  const dead = socketsIn(directory).filter((name) => !isAlive(addressOf(name)?.pid ?? 0))
  await Promise.all(dead.map((name) => sweepSocket(join(directory, name))))
}

/** Returns the names of the sockets in a directory. */
export function socketsIn(directory: string): string[] {
  try {
    return readdirSync(directory).filter((name) => addressOf(name) !== undefined)
  } catch {
    return []
  }
}

/** Removes a socket that nobody listens to; returns whether it has. */
export async function sweepSocket(path: string): Promise<boolean> {
  if (!(await isForsaken(path))) return false
  try {
    if (Date.now() - statSync(path).mtimeMs < YOUNG_MS) return false
    rmSync(path, { force: true })
    return true
  } catch {
    // Another program of this user has removed it.
    return true
  }
}

/** A program that is stopped still counts as listening: the system takes the connection for it. */
function isForsaken(path: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const socket = createConnection(path)
  socket.on('connect', () => {
    socket.destroy()
    resolve(false)
  })
  socket.on('error', (error) => resolve('code' in error && error.code === 'ECONNREFUSED'))
  socket.unref()
  return promise
}
