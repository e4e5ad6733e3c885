import { MessageChannel, type MessagePort, type Worker } from 'node:worker_threads'
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import type { FromGuest, ToGuest } from '../protocol.ts'
import { workerUrl } from '../worker-url.ts'
import { inheritedExecArgv, workerEnv } from './environment.ts'
import type { HostListener, HostOptions, WorkerHost } from './worker-host.ts'

/**
 * Starts a worker in a thread, whose life Piscina keeps.
 *
 * The thread is handed one task, which adopts a message port and returns; from then on the port is the line. Piscina
 * thus sees an idle thread, which does not keep the program running, and starts no other in its place when it ends.
 */
export function startThread(options: HostOptions, listener: HostListener): WorkerHost {
  const piscina = new Piscina({
    filename: fileURLToPath(workerUrl('thread')),
    name: 'adopt',
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: Number.POSITIVE_INFINITY,
    atomics: 'disabled',
    recordTiming: false,
    env: definedOnly(workerEnv(options.env)),
    execArgv: options.execArgv ?? inheritedExecArgv().filter(isThreadFlag),
  })
  return new ThreadHost(piscina, listener)
}

class ThreadHost implements WorkerHost {
  readonly sharesMemory = true
  readonly pid = process.pid
  readonly #piscina: Piscina
  readonly #listener: HostListener
  readonly #port: MessagePort
  readonly #thread: Worker | undefined
  #error: unknown
  #exitCode: number | undefined
  #isPortClosed = false

  constructor(piscina: Piscina, listener: HostListener) {
    const { port1, port2 } = new MessageChannel()
    this.#piscina = piscina
    this.#listener = listener
    this.#port = port1
    port1.on('message', (message: FromGuest) => listener.onMessage(message))
    port1.on('close', () => {
      this.#isPortClosed = true
      this.#reportExit()
    })
    piscina.on('error', (error) => (this.#error ??= error))
    piscina.run(Piscina.move(port2)).catch((error: unknown) => this.#onFailure(error))
    this.#thread = piscina.threads[0]
    this.#thread?.on('error', (error) => (this.#error ??= error))
    this.#thread?.on('exit', (code) => this.#onExit(code))
  }

  send(message: ToGuest): void {
    this.#port.postMessage(message)
  }

  ref(): void {
    this.#port.ref()
    this.#thread?.ref()
  }

  unref(): void {
    this.#port.unref()
    this.#thread?.unref()
  }

  kill(): void {
    void this.#thread?.terminate()
  }

  #onFailure(error: unknown): void {
    this.#error ??= error
    if (this.#thread === undefined) this.#onExit(1)
    else void this.#thread.terminate()
  }

  #onExit(exitCode: number): void {
    this.#exitCode ??= exitCode
    if (!this.#isPortClosed) this.#port.ref()
    this.#reportExit()
  }

  /** Reports the exit once the port is closed too: what the thread posted before it ended comes first. */
  #reportExit(): void {
    if (this.#exitCode === undefined || !this.#isPortClosed) return
    this.#listener.onExit({ exitCode: this.#exitCode, signal: null, error: this.#error })
    void this.#piscina.destroy()
  }
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])))
}

/** Tells whether a flag may be given to a thread: V8's and the process's own are refused by Node. */
function isThreadFlag(flag: string): boolean {
  return /^--(import|require|loader|experimental-loader|conditions|no-warnings|disable-warning|enable-source-maps|experimental-strip-types)/.test(
    flag,
  )
}
