import { readFileSync } from 'node:fs'
import { getHeapStatistics } from 'node:v8'
import type { CallableDescription } from '../callable/description.ts'
import { loadCallable } from '../callable/load.ts'
import type { ClassDefinition, ToGuest } from '../protocol.ts'
import { setClass } from '../wire/class-registry.ts'
import { decodeValue } from '../wire/decode.ts'
import { decodeInput } from './decode-input.ts'
import type { GuestPort } from './guest-port.ts'
import { assumeIdentity } from './identity.ts'
import { loadingModules } from './loading.ts'
import { BatchRun, encodeThrown } from './run-batch.ts'
import { runCall } from './run-call.ts'

/** How old a memory figure may be when nothing depends on it. */
const MEMORY_FIGURE_MS = 250

/** Serves the host at the other end of the port until it says stop. */
export function serve(port: GuestPort): void {
  const guest = new Guest(port)
  process.on('uncaughtExceptionMonitor', (error) =>
    port.send({ type: 'crash', error: encodeThrown(error, port.sharesMemory) }),
  )
  port.listen((message) => guest.receive(message))
}

class Guest {
  readonly #port: GuestPort
  readonly #functions = new Map<string, Promise<Function>>()
  #queue: Promise<void> = Promise.resolve()
  #run: BatchRun | undefined
  #workerId = 0
  #watchesMemory = false
  #memory = { bytes: 0, at: -Infinity }

  constructor(port: GuestPort) {
    this.#port = port
  }

  receive(message: ToGuest): void {
    switch (message.type) {
      case 'abort':
        if (message.batch !== this.#run?.batch) return
        if (message.dropsRest) this.#run.drop()
        return this.#run.abort(message.item, decodeValue(message.reason.value))
      case 'drop':
        if (message.batch === this.#run?.batch) this.#run.drop()
        return
      case 'start':
      case 'classes':
      case 'run':
      case 'call':
      case 'stop':
        this.#queue = this.#queue.then(() => this.#handle(message))
    }
  }

  async #handle(message: Exclude<ToGuest, { type: 'abort' | 'drop' }>): Promise<void> {
    switch (message.type) {
      case 'start':
        return this.#start(message)
      case 'classes':
        return this.#learn(message.classes)
      case 'run':
        return this.#runBatch(message)
      case 'call':
        return runCall(message.call, this.#port)
      case 'stop':
        return stop()
    }
  }

  async #start(message: ToGuest & { type: 'start' }): Promise<void> {
    this.#workerId = message.workerId
    this.#watchesMemory = message.watchesMemory
    const { name, parentName, argv } = message
    assumeIdentity({ name, isDaemon: true, isPoolWorker: true, parentName, parentPid: process.ppid }, argv)
    // Ctrl-C reaches the whole process group; the host decides what becomes of its workers.
    if (!this.#port.sharesMemory) process.on('SIGINT', () => {})
    try {
      for (const url of message.preload) await loadingModules(() => import(url))
      if (message.initializer !== undefined) await this.#initialize(message.initializer)
      this.#port.send({
        type: 'ready',
        pid: process.pid,
        threadId: this.#port.threadId,
        systemThreadId: systemThreadId(),
        memoryBytes: this.#memoryBytes(),
      })
    } catch (error) {
      this.#port.send({ type: 'start-failed', error: encodeThrown(error, this.#port.sharesMemory) })
    }
  }

  async #initialize({ callable, args }: NonNullable<(ToGuest & { type: 'start' })['initializer']>): Promise<void> {
    const fn = await loadingModules(() => loadCallable(callable))
    const values = await decodeInput(args)
    await Reflect.apply(fn, undefined, Array.isArray(values) ? values : [])
  }

  async #learn(classes: ClassDefinition[]): Promise<void> {
    for (const { name, callable } of classes) {
      const cls = await loadingModules(() => loadCallable(callable))
      setClass(name, cls)
    }
  }

  async #runBatch(message: ToGuest & { type: 'run' }): Promise<void> {
    const { batch } = message
    this.#run = new BatchRun(message, this.#port, this.#workerId)
    const started = await this.#run.run(this.#loaderFor(message.callable))
    this.#run = undefined
    this.#port.send({ type: 'batch-end', batch, started, memoryBytes: this.#memoryBytes() })
  }

  #loaderFor(callable: CallableDescription | string): () => Promise<Function> {
    if (typeof callable !== 'string') {
      this.#functions.set(
        callable.id,
        loadingModules(() => loadCallable(callable)),
      )
    }
    const id = typeof callable === 'string' ? callable : callable.id
    const loaded = this.#functions.get(id)
    if (loaded === undefined) throw new Error(`function ${id} was not sent to this worker`)
    // A failure to load is the failure of each task, which awaits it; it is nobody's unhandled rejection.
    loaded.catch(() => {})
    return () => loaded
  }

  #memoryBytes(): number {
    const now = performance.now()
    if (this.#watchesMemory || now - this.#memory.at > MEMORY_FIGURE_MS) {
      this.#memory = { bytes: this.#port.sharesMemory ? heapBytes() : process.memoryUsage.rss(), at: now }
    }
    return this.#memory.bytes
  }
}

function heapBytes(): number {
  const { total_heap_size, external_memory } = getHeapStatistics()
  return total_heap_size + external_memory
}

/** Returns the kernel's number of this thread, under which Linux tells its core and CPU time. */
function systemThreadId(): number | undefined {
  try {
    return Number.parseInt(readFileSync('/proc/thread-self/stat', 'utf8'), 10)
  } catch {
    return undefined
  }
}

async function stop(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.writableLength > 0) await new Promise<void>((resolve) => stream.write('', () => resolve()))
  }
  process.exit(0)
}
