import type { CallableDescription } from '../callable/description.ts'
import { forRecipient } from '../callable/for-recipient.ts'
import { describeCallable } from '../callable/describe.ts'
import { ManagerGoneError, WorkerStartError } from '../errors.ts'
import { knownClasses } from '../host/known-classes.ts'
import { startProcess } from '../host/process-host.ts'
import type { WorkerExit, WorkerHost } from '../host/worker-host.ts'
import { currentProcess } from '../process/current-process.ts'
import type { FromGuest } from '../protocol.ts'
import { waitFor } from '../wait-for.ts'
import { decodeEncoded } from '../wire/decode.ts'
import { encodeValue } from '../wire/encode.ts'
import { workerUrl } from '../worker-url.ts'
import type { ServerReport, ServerSetup } from './serve-manager.ts'

/** The process that serves a manager; it ends with the program, however that ends. */
export class ServerProcess {
  readonly #host: WorkerHost
  readonly #report = Promise.withResolvers<ServerReport>()
  readonly #exit = Promise.withResolvers<WorkerExit>()

  /**
   * Starts it.
   *
   * @throws {@link CaptureError} when the initializer, or the factory of a registered type, cannot cross.
   * @throws {@link NotSerializableError} when an argument of the initializer cannot travel.
   */
  constructor(name: string, setup: ServerSetup) {
    // Keys are among what is sent: through a pipe of the two processes, which nobody else can read.
    const args = encodeValue([setup], 'options', { sharesMemory: false, describeFunction: describeForServer })
    const { host, exit, report } = { host: this.#start(name), exit: this.#exit, report: this.#report }
    this.#host = host
    report.promise.catch(() => {})
    void exit.promise.then((how) => report.reject(startError(how)))
    const start = { name, parentName: currentProcess().name, argv: process.argv.slice(1) }
    host.send({
      type: 'start',
      workerId: 0,
      preload: [],
      watchesMemory: false,
      initializer: undefined,
      lane: undefined,
      ...start,
    })
    host.send({ type: 'classes', classes: [...knownClasses()] })
    const url = workerUrl('manager').href
    const callable = { type: 'reference' as const, id: url, name: 'serveManager', url, exportName: 'serveManager' }
    host.send({ type: 'invoke', call: { callable, args } })
  }

  /** Resolves when clients can come. */
  get report(): Promise<ServerReport> {
    return this.#report.promise
  }

  get pid(): number | undefined {
    return this.#host.pid
  }

  /** Resolves when it has ended. */
  get exit(): Promise<WorkerExit> {
    return this.#exit.promise
  }

  /** Lets the program end although it runs. */
  unref(): void {
    this.#host.unref()
  }

  /** Ends it: politely at first, and after each further `timeout` milliseconds less so. */
  async stop(timeout: number): Promise<void> {
    this.#host.ref()
    this.#host.send({ type: 'stop' })
    if (await waitFor(this.exit, { timeout })) return
    this.#host.kill('SIGTERM')
    if (await waitFor(this.exit, { timeout })) return
    this.#host.kill('SIGKILL')
    await this.exit
  }

  #start(name: string): WorkerHost {
    return startProcess(
      { name, env: {}, execArgv: undefined },
      { onMessage: (message) => this.#onMessage(message), onExit: (exit) => this.#exit.resolve(exit) },
    )
  }

  #onMessage(message: FromGuest): void {
    if (message.type === 'returned') {
      const report = decodeEncoded(message.value)
      if (isReport(report)) this.#report.resolve(report)
    }
    if (message.type === 'start-failed') {
      this.#report.reject(decodeEncoded(message.error))
      this.#host.kill('SIGKILL')
    }
  }
}

function describeForServer(fn: Function): CallableDescription {
  return forRecipient(describeCallable(fn), { sharesMemory: false })
}

function startError({ exitCode, signal, error }: WorkerExit): Error {
  if (error instanceof WorkerStartError) return error
  const how = signal === null ? `exited with code ${exitCode}` : `was ended by ${signal}`
  return new ManagerGoneError(`The server of the manager ${how} before it was ready`, { cause: error })
}

function isReport(value: unknown): value is ServerReport {
  return typeof value === 'object' && value !== null && 'manager' in value && 'endpoint' in value
}
