import { constants } from 'node:os'
import { inspect } from 'node:util'
import { describeArgument } from '../callable/describe-argument.ts'
import { describeCallable } from '../callable/describe.ts'
import { checkFunction, checkKeys, checkString } from '../check-option.ts'
import { OptionTypeError, StateError } from '../errors.ts'
import { knownClasses } from '../host/known-classes.ts'
import { startProcess } from '../host/process-host.ts'
import { startThread } from '../host/thread-host.ts'
import type { WorkerExit, WorkerHost } from '../host/worker-host.ts'
import { beginWhenAsked } from '../monitor/begin-when-asked.ts'
import type { Backend } from '../monitor/events.ts'
import { ToldChild } from '../monitor/told-child.ts'
import type { FromGuest, ProcessCall } from '../protocol.ts'
import { encodeValue } from '../wire/encode.ts'
import type { GiveUp } from '../wire/handle.ts'
import { type WaitOptions, waitFor } from '../wait-for.ts'
import { addChild, removeChild } from './active-children.ts'
import { crossableClass } from './crossable-class.ts'
import { factsOf } from './child-facts.ts'
import { childName, currentProcess } from './current-process.ts'
import type { ProcessOptions } from './options.ts'

/**
 * Runs one function in a child process of its own, with its own memory.
 *
 * @remarks
 * Standard output and error are inherited; standard input is empty. The program waits for its processes at its end,
 * daemons excepted, and none of them outlives it, however it ends. To say in a class what runs, extend it and override
 * `run()`: the fields of the instance travel, its methods are there, and changes stay in the child.
 * @see {@link Thread} for the same in a thread.
 * @see {@link Pool} to run many tasks on a few processes.
 * @example
 * ```ts @import.meta.vitest
 * import { Process } from '@mp/core'
 * const process = new Process((code: number) => globalThis.process.exit(code), { args: [3] })
 * process.start()
 * await process.join()
 * expect(process.exitCode).toBe(3)
 * ```
 */
export class Process<A extends readonly unknown[] = readonly unknown[]> implements Disposable, AsyncDisposable {
  /** Marks the classes that subclasses are rebuilt from. */
  protected static readonly isBase: boolean = true
  /** Where instances of this class run. */
  protected static readonly backend: Backend = 'process'
  readonly #kind: 'Process' | 'Thread'
  #name: string
  #daemon: boolean
  readonly #target: Function | undefined
  readonly #args: readonly unknown[]
  #state: 'initial' | 'started' | 'stopped' | 'closed' = 'initial'
  #host: WorkerHost | undefined
  #told: ToldChild | undefined
  #exitCode: number | null = null
  #startError: unknown
  #sentSignal: NodeJS.Signals | undefined
  /** What to do about handles among the arguments that did not arrive. */
  #sent: GiveUp[] = []
  readonly #ended = Promise.withResolvers<number>()

  constructor(target?: (...args: A) => unknown, options: ProcessOptions<A> = {}) {
    if (target !== undefined) checkFunction('target', target)
    checkKeys('options', options, ['args', 'name', 'daemon'])
    const { args, name, daemon } = options
    if (args !== undefined && !Array.isArray(args))
      throw new OptionTypeError(`args must be an array, got ${inspect(args)}`)
    if (daemon !== undefined && typeof daemon !== 'boolean')
      throw new OptionTypeError(`daemon must be a boolean, got ${inspect(daemon)}`)
    this.#kind = new.target.backend === 'process' ? 'Process' : 'Thread'
    this.#target = target
    this.#args = args ?? []
    this.#name = name === undefined ? childName(new.target.name) : checkString('name', name)
    this.#daemon = daemon ?? currentProcess().daemon
  }

  /** What runs in the worker: the function it was made with; a subclass may say something else. May be async. */
  run(): unknown {
    return this.#target === undefined ? undefined : Reflect.apply(this.#target, this, this.#args)
  }

  /**
   * Starts it; the function and its arguments travel to it, as they are now.
   *
   * @throws {@link StateError} when it was started before, or closed.
   * @throws {@link CaptureError} when the function, or the subclass, cannot cross.
   * @throws {@link NotSerializableError} when an argument, or a field of a subclass, cannot travel.
   * @throws {@link OptionRangeError} when `MP_MONITOR` in the environment says what it cannot.
   */
  start(): this {
    this.#assertOpen()
    if (this.#state !== 'initial')
      throw new StateError(`${this.#kind} ${this.#name} was started before; make a new one`)
    // Throws before anything is started, if the environment asks for what there is not.
    beginWhenAsked()
    const startHost = this.#kind === 'Process' ? startProcess : startThread
    const host = startHost(
      { name: this.#name, env: {}, execArgv: undefined },
      { onMessage: (message) => this.#onMessage(message), onExit: (exit) => this.#onExit(exit) },
    )
    try {
      host.send({ type: 'classes', classes: [...knownClasses()] })
      host.send({ type: 'call', call: this.#call(host.sharesMemory) })
    } catch (error) {
      host.kill('SIGKILL')
      throw error
    }
    this.#host = host
    this.#state = 'started'
    if (this.#daemon) host.unref()
    addChild(this)
    this.#told = new ToldChild(factsOf(this, host, this.#target))
    return this
  }

  /**
   * Waits until it has ended, at most as long as asked; look at `exitCode` to learn which.
   *
   * @throws (rejects) {@link StateError} before `start()`.
   * @throws (rejects) {@link WorkerStartError} when it could not be started.
   * @throws (rejects) the reason of the signal, when that aborts first.
   */
  async join(options: WaitOptions = {}): Promise<void> {
    this.#assertOpen()
    if (this.#state === 'initial')
      throw new StateError(`${this.#kind} ${this.#name} was not started; call start() before join()`)
    if (this.#state === 'started') this.#host?.ref()
    await waitFor(this.#ended.promise, options)
    if (this.#state === 'started' && this.#daemon) this.#host?.unref()
    const error = this.#startError
    if (error instanceof Error) throw error
  }

  /** Asks it to end: SIGTERM for a process; a thread ends at once. Has no effect once it has ended. */
  terminate(): void {
    this.#signal('SIGTERM')
  }

  /** Ends it at once: SIGKILL for a process. Has no effect once it has ended. */
  kill(): void {
    this.#signal('SIGKILL')
  }

  /** Interrupts it as Ctrl-C would: SIGINT for a process, which it may handle; a thread ends at once. */
  interrupt(): void {
    this.#signal('SIGINT')
  }

  /**
   * Lets go of it; from then on only its name can be asked for. Can be called again.
   *
   * @throws {@link StateError} while it runs.
   */
  close(): void {
    if (this.#state === 'started')
      throw new StateError(`${this.#kind} ${this.#name} still runs; join() or terminate() it before close()`)
    this.#state = 'closed'
    this.#host = undefined
  }

  [Symbol.dispose](): void {
    this.close()
  }

  /** Waits for its end, then closes it. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#state === 'started') await this.join()
    this.close()
  }

  /** Whether it was started and has not ended. */
  get isAlive(): boolean {
    this.#assertOpen()
    return this.#state === 'started'
  }

  /**
   * How it ended: 0 when the function returned, 1 when it threw, n after `process.exit(n)`, -n when signal n ended it.
   * Null before that.
   */
  get exitCode(): number | null {
    this.#assertOpen()
    return this.#exitCode
  }

  /** Process id; null before `start()`. For a thread, that of this process. */
  get pid(): number | null {
    this.#assertOpen()
    return this.#host?.pid ?? null
  }

  /** Resolves with the exit code when it has ended; never rejects. */
  get sentinel(): Promise<number> {
    this.#assertOpen()
    if (this.#state === 'initial')
      throw new StateError(`${this.#kind} ${this.#name} was not started and has no sentinel yet`)
    return this.#ended.promise
  }

  /** Name for people. */
  get name(): string {
    return this.#name
  }

  set name(name: string) {
    this.#name = checkString('name', name)
  }

  /** Whether it ends with the program; can be changed before `start()`. */
  get daemon(): boolean {
    this.#assertOpen()
    return this.#daemon
  }

  set daemon(daemon: boolean) {
    this.#assertOpen()
    if (this.#state !== 'initial') throw new StateError('daemon can be changed only before start()')
    if (typeof daemon !== 'boolean') throw new OptionTypeError(`daemon must be a boolean, got ${inspect(daemon)}`)
    this.#daemon = daemon
  }

  /** Says what it is and how far, as `console.log` shows it. */
  toString(): string {
    const exit = this.#exitCode === null ? '' : ` exitCode=${this.#exitCode}`
    return `<${this.#kind} name='${this.#name}' pid=${this.#host?.pid ?? null} ${this.#state}${exit}${this.#daemon ? ' daemon' : ''}>`
  }

  #call(sharesMemory: boolean): ProcessCall {
    const options = {
      sharesMemory,
      describeFunction: describeArgument,
      onSent: (giveUp: GiveUp) => void this.#sent.push(giveUp),
    }
    const isSubclass = this.run !== Process.prototype.run
    const target =
      this.#target === undefined
        ? undefined
        : { callable: describeCallable(this.#target), args: encodeValue(this.#args, 'args', options) }
    const subclass = isSubclass
      ? {
          callable: describeCallable(crossableClass(this.constructor, Process)),
          fields: encodeValue(Object.fromEntries(Object.entries(this)), 'this', options),
        }
      : undefined
    return {
      name: this.#name,
      isDaemon: this.#daemon,
      parentName: currentProcess().name,
      argv: process.argv.slice(1),
      target,
      subclass,
    }
  }

  #onMessage(message: FromGuest): void {
    if (message.type === 'ready') this.#told?.ready(message)
  }

  #signal(signal: NodeJS.Signals): void {
    this.#assertOpen()
    if (this.#state === 'initial') throw new StateError(`${this.#kind} ${this.#name} was not started`)
    if (this.#state !== 'started') return
    this.#sentSignal = signal
    this.#host?.kill(signal)
  }

  #onExit({ exitCode, signal, error }: WorkerExit): void {
    // A thread that was ended exits with 1; it was our signal that ended it.
    const endedBy = signal ?? (this.#host?.sharesMemory === true ? this.#sentSignal : undefined)
    if (exitCode === null && signal === null) this.#startError = error
    this.#exitCode = endedBy === undefined ? (exitCode ?? 1) : -constants.signals[endedBy]
    if (this.#state === 'started') this.#state = 'stopped'
    removeChild(this)
    this.#told?.exit(this.#exitCode, this.#sentSignal !== undefined)
    for (const giveUp of this.#sent) giveUp({ mayHaveArrived: this.#told?.isReady ?? false })
    this.#sent = []
    this.#ended.resolve(this.#exitCode)
  }

  #assertOpen(): void {
    if (this.#state === 'closed') throw new StateError(`${this.#kind} ${this.#name} is closed`)
  }
}

// Not in the class: the name of a computed member is no declaration.
Object.defineProperty(Process.prototype, inspect.custom, {
  value(this: Process) {
    return this.toString()
  },
})
