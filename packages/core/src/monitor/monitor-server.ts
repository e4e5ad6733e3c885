import { chmodSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { threadId } from 'node:worker_threads'
import type { ControlRequest, ControlResult } from './control.ts'
import type { Hub } from './hub.ts'
import { openRuntimeDirectory } from './runtime-directory.ts'
import { socketPath } from './socket-path.ts'
import { sweepSockets } from './sweep-sockets.ts'
import { Watcher } from './watcher.ts'

/** Watchers at a time; further ones are turned away. */
const MOST_WATCHERS = 32

/** Listens to those who want to watch this program; it keeps nothing running, and waits for nobody. */
export class MonitorServer {
  readonly #hub: Hub
  readonly #path: string
  readonly #server: Server
  readonly #watchers = new Set<Watcher>()

  /** @throws {@link UnsafeDirectoryError} when there is no directory that is this user's alone. */
  constructor(hub: Hub) {
    this.#hub = hub
    const directory = openRuntimeDirectory()
    this.#path = socketPath(directory, { pid: process.pid, threadId })
    // Of a program that had this number before; nobody else who lives has it.
    rmSync(this.#path, { force: true })
    this.#server = createServer((socket) => this.#admit(socket))
    this.#server.on('error', warn)
    // Not by way of the primary of a cluster: the socket is this process's own.
    this.#server.listen({ path: this.#path, exclusive: true }, () => void sweepSockets(directory))
    this.#server.unref()
    // The file is there as soon as `listen` returns, if it can be; until now only the directory has kept others out.
    if (this.#server.listening) chmodSync(this.#path, 0o600)
  }

  /** Takes the socket away, so that nobody looks for this program any more. */
  close(): void {
    rmSync(this.#path, { force: true })
    this.#server.close()
  }

  #admit(socket: Socket): void {
    if (this.#watchers.size >= MOST_WATCHERS) return void socket.destroy()
    const watcher = new Watcher(socket, {
      snapshot: () => this.#hub.snapshot(),
      control: (request) => this.#control(request),
      onGone: (gone) => this.#forget(gone),
    })
    this.#watchers.add(watcher)
    this.#hub.addSink(watcher)
  }

  #forget(watcher: Watcher): void {
    this.#watchers.delete(watcher)
    this.#hub.removeSink(watcher)
  }

  #control(request: ControlRequest): ControlResult {
    const pool = [...this.#hub.pools].find(({ label }) => label === request.pool)
    if (pool !== undefined) return pool.control(request)
    return { outcome: 'refused', reason: 'no-such-pool', message: `There is no pool "${request.pool}"` }
  }
}

function warn(error: Error): void {
  process.emitWarning(`This program cannot be watched: ${error.message}`, { code: 'MP_MONITOR' })
}
