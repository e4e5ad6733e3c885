import { MessageChannel } from 'node:worker_threads'
import { fileURLToPath } from 'node:url'
import type { Piscina as PiscinaClass } from 'piscina'
import { WorkerStartError } from '../errors.ts'
import { startGuarded } from '../memory/native-guard.ts'
import { ownRequire } from '../own-require.ts'
import { workerUrl } from '../worker-url.ts'
import { workerEnv } from './environment.ts'
import { ThreadHost } from './thread-host.ts'
import type { HostListener, HostOptions, WorkerHost } from './worker-host.ts'

let loaded: { Piscina: typeof PiscinaClass } | undefined

/**
 * Starts a worker in a thread, whose life Piscina keeps.
 *
 * The thread is handed one task, which adopts a message port and returns; from then on the port is the line. Piscina
 * thus sees an idle thread, which does not keep the program running, and starts no other in its place when it ends.
 */
export function startPooledThread(options: HostOptions, listener: HostListener): WorkerHost {
  loaded ??= loadPiscina()
  const { Piscina } = loaded
  const piscina = new Piscina({
    filename: fileURLToPath(workerUrl('thread')),
    name: 'adopt',
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: Number.POSITIVE_INFINITY,
    atomics: 'disabled',
    recordTiming: false,
    env: workerEnv(options.env),
    ...(options.execArgv === undefined ? {} : { execArgv: options.execArgv }),
  })
  const { port1, port2 } = new MessageChannel()
  let adoption: Promise<unknown> = Promise.resolve()
  const guarded = startGuarded(() => {
    adoption = piscina.run(Piscina.move(port2))
    const [thread] = piscina.threads
    if (thread === undefined) throw new WorkerStartError('Piscina started no thread')
    return thread
  })
  const host = new ThreadHost(guarded, port1, {
    onMessage: (message) => listener.onMessage(message),
    onExit: (exit) => {
      listener.onExit(exit)
      void piscina.destroy()
    },
  })
  // What the thread dies of is told by the thread itself.
  piscina.on('error', () => {})
  adoption.catch((error: unknown) => host.fail(error))
  return host
}

/** Loaded with the first thread of a pool: programs without one do not wait for it. */
function loadPiscina(): { Piscina: typeof PiscinaClass } {
  const piscina = ownRequire('piscina')
  if (isPiscina(piscina)) return piscina
  throw new TypeError('piscina has no class Piscina')
}

function isPiscina(value: unknown): value is { Piscina: typeof PiscinaClass } {
  return (typeof value === 'object' || typeof value === 'function') && value !== null && 'Piscina' in value
}
