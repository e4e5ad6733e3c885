import { readFileSync } from 'node:fs'
import { getHeapStatistics } from 'node:v8'
import { loadCallable } from '../callable/load.ts'
import type { Call, ClassDefinition, ToGuest } from '../protocol.ts'
import { setClass } from '../wire/class-registry.ts'
import { GuestLane } from '../lane/guest-lane.ts'
import { type LaneAddress, openLane } from '../lane/lane-memory.ts'
import { decodeValue } from '../wire/decode.ts'
import { type Encoded, encodeValue } from '../wire/encode.ts'
import { decodeInput } from './decode-input.ts'
import { encodeThrown } from './encode-thrown.ts'
import type { GuestPort } from './guest-port.ts'
import { assumeIdentity } from './identity.ts'
import { Inbox } from './inbox.ts'
import { loadingModules } from './loading.ts'
import { LaneLoop } from './lane-loop.ts'
import { LoadedFunction } from './loaded-function.ts'
import { OutcomeReporter } from './outcome-reporter.ts'
import { runCall } from './run-call.ts'
import { Turns } from './turns.ts'

/** How old a memory figure may be when nothing depends on it. */
const MEMORY_FIGURE_MS = 250

/** Serves the host at the other end of the port until it says stop. */
export function serve(port: GuestPort): void {
  const guest = new Guest(port)
  process.on('uncaughtExceptionMonitor', (error) => port.send({ type: 'crash', error: thrownOn(port, error) }))
  port.listen((message) => guest.receive(message))
}

function thrownOn({ sharesMemory }: GuestPort, error: unknown): Encoded {
  return encodeThrown(error, (thrown) => encodeValue(thrown, 'error', { sharesMemory }))
}

class Guest {
  readonly #port: GuestPort
  readonly #inbox = new Inbox()
  readonly #functions = new Map<number, LoadedFunction | Promise<LoadedFunction>>()
  #queue: Promise<void> = Promise.resolve()
  #loop: LaneLoop | undefined
  #reporter: OutcomeReporter | undefined
  #watchesMemory = false
  #memory = { bytes: 0, at: -Infinity }

  constructor(port: GuestPort) {
    this.#port = port
  }

  receive(message: ToGuest): void {
    switch (message.type) {
      case 'wake':
        this.#reporter?.onRung()
        return this.#loop?.wake()
      case 'task':
        return this.#loop?.receive(message.record)
      case 'abort':
        return this.#loop?.abort(message.sequence, message.item, decodeValue(message.reason.value))
      case 'start':
      case 'classes':
      case 'function':
      case 'value':
      case 'invoke':
      case 'call':
      case 'stop':
        this.#queue = this.#queue.then(() => this.#handle(message))
    }
  }

  async #handle(message: Exclude<ToGuest, { type: 'abort' | 'task' | 'wake' }>): Promise<void> {
    switch (message.type) {
      case 'start':
        return this.#start(message)
      case 'classes':
        await this.#learn(message.classes)
        return this.#inbox.note()
      case 'function':
        this.#load(message)
        return this.#inbox.note()
      case 'value':
        this.#inbox.keep(message.number, message.value)
        this.#inbox.note()
        return this.#loop?.wake()
      case 'invoke':
        return this.#invoke(message.call)
      case 'call':
        this.#tellReady()
        return runCall(message.call, this.#port)
      case 'stop':
        return stop()
    }
  }

  async #start(message: ToGuest & { type: 'start' }): Promise<void> {
    this.#watchesMemory = message.watchesMemory
    const { name, parentName, argv } = message
    assumeIdentity({ name, isDaemon: true, isPoolWorker: true, parentName, parentPid: process.ppid }, argv)
    // Ctrl-C reaches the whole process group; the host decides what becomes of its workers.
    if (!this.#port.sharesMemory) process.on('SIGINT', () => {})
    try {
      if (message.lane !== undefined) this.#openLane(message.lane, message.workerId)
      for (const url of message.preload) await loadingModules(() => import(url))
      if (message.initializer !== undefined) await invoke(message.initializer)
      this.#tellReady()
      this.#loop?.wake()
    } catch (error) {
      this.#port.send({ type: 'start-failed', error: thrownOn(this.#port, error) })
    }
  }

  #tellReady(): void {
    const { threadId } = this.#port
    const memoryBytes = this.#memoryBytes()
    this.#port.send({ type: 'ready', pid: process.pid, threadId, systemThreadId: systemThreadId(), memoryBytes })
  }

  #openLane(address: LaneAddress, workerId: number): void {
    const lane = new GuestLane(openLane(address))
    this.#reporter = new OutcomeReporter(lane, this.#port)
    this.#loop = new LaneLoop(lane, {
      workerId,
      inbox: this.#inbox,
      reporter: this.#reporter,
      turns: new Turns(),
      load: (fn) => this.#functionOf(fn),
      forget: (fn) => void this.#functions.delete(fn),
      memoryBytes: () => this.#memoryBytes(),
    })
  }

  async #invoke(call: Call): Promise<void> {
    const { sharesMemory } = this.#port
    try {
      const value = encodeValue(await invoke(call), 'result', { sharesMemory })
      this.#port.send({ type: 'returned', value })
    } catch (error) {
      this.#port.send({ type: 'start-failed', error: thrownOn(this.#port, error) })
    }
  }

  async #learn(classes: ClassDefinition[]): Promise<void> {
    for (const { name, callable } of classes) {
      const cls = await loadingModules(() => loadCallable(callable))
      setClass(name, cls)
    }
  }

  #load({ number, callable }: ToGuest & { type: 'function' }): void {
    const loading = loadingModules(() => loadCallable(callable)).then((fn) => new LoadedFunction(fn))
    this.#functions.set(number, loading)
    // A failure to load is the failure of each task, which awaits it; it is nobody's unhandled rejection.
    loading.then(
      (loaded) => {
        if (this.#functions.has(number)) this.#functions.set(number, loaded)
      },
      () => {},
    )
  }

  #functionOf(number: number): LoadedFunction | Promise<LoadedFunction> {
    const loaded = this.#functions.get(number)
    if (loaded === undefined) throw new Error(`function ${number} was not sent to this worker`)
    return loaded
  }

  #memoryBytes(): number {
    const now = performance.now()
    if (this.#watchesMemory || now - this.#memory.at > MEMORY_FIGURE_MS) {
      this.#memory = { bytes: this.#port.sharesMemory ? heapBytes() : process.memoryUsage.rss(), at: now }
    }
    return this.#memory.bytes
  }
}

async function invoke({ callable, args }: Call): Promise<unknown> {
  const fn = await loadingModules(() => loadCallable(callable))
  const values = await decodeInput(args)
  return Reflect.apply(fn, undefined, Array.isArray(values) ? values : [])
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
