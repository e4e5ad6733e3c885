import { type ChildProcess, spawn } from 'node:child_process'
import { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { MessageFormatError, WorkerStartError } from '../errors.ts'
import { type FromGuest, isFromGuest, type ToGuest } from '../protocol.ts'
import { encodePartFrames, PartFrameReader } from '../channel/part-frames.ts'
import { PartsUnderWay } from '../channel/parts-under-way.ts'
import { workerUrl } from '../worker-url.ts'
import { endWithProgram } from './end-with-program.ts'
import { inheritedExecArgv, workerEnv } from './environment.ts'
import { forGuest } from './for-guest.ts'
import type { HostListener, HostOptions, WorkerHost } from './worker-host.ts'

const FROM_GUEST = 3
const TO_GUEST = 4

/**
 * Starts a worker in a process of its own.
 *
 * Two pipes of our own carry the messages, one for each direction: the worker writes without waiting for its event
 * loop, so that what it reported before a crash arrives. Standard output and error are inherited, input is empty.
 */
export function startProcess(options: HostOptions, listener: HostListener): WorkerHost {
  const child = spawn(
    process.execPath,
    [...(options.execArgv ?? inheritedExecArgv()), fileURLToPath(workerUrl('process')), String(process.pid)],
    { stdio: ['ignore', 'inherit', 'inherit', 'pipe', 'pipe'], env: workerEnv(options.env), windowsHide: true },
  )
  return new ProcessHost(child, listener)
}

class ProcessHost implements WorkerHost {
  readonly sharesMemory = false
  readonly #child: ChildProcess
  readonly #listener: HostListener
  readonly #forget: () => void
  readonly #output: Socket | undefined
  readonly #input: Socket | undefined
  readonly #underWay = new PartsUnderWay()
  #error: unknown
  #isDamaged = false

  constructor(child: ChildProcess, listener: HostListener) {
    this.#child = child
    this.#listener = listener
    this.#output = pipeOf(child, FROM_GUEST)
    this.#input = pipeOf(child, TO_GUEST)
    this.#forget = endWithProgram(() => child.kill('SIGKILL'))
    child.on('error', (error) => this.#onError(error))
    // 'close' comes after the exit and after the last byte of the worker's pipes, or after the error of a failed start.
    child.on('close', (exitCode, signal) => this.#onClose(exitCode, signal))
    this.#listen()
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  send(message: ToGuest, moved: Iterable<ArrayBuffer> = []): void {
    const input = this.#input
    if (input === undefined || input.destroyed) return
    const { frames, blocks } = encodePartFrames(forGuest(message, false))
    this.#underWay.add(blocks)
    for (const frame of frames) input.write(frame)
    for (const memory of moved) memory.transfer(0)
  }

  ref(): void {
    this.#child.ref()
    this.#output?.ref()
    this.#input?.ref()
  }

  unref(): void {
    this.#child.unref()
    this.#output?.unref()
    this.#input?.unref()
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal)
  }

  #listen(): void {
    const reader = new PartFrameReader()
    this.#output?.on('data', (bytes: Buffer) => this.#read(reader, bytes))
    this.#output?.on('error', (error) => (this.#error ??= error))
    // The pipe breaks when the worker dies; its exit is what counts.
    this.#input?.on('error', () => {})
  }

  /** Whoever writes something else into the pipe of a worker ends the worker: no message after that can be told. */
  #read(reader: PartFrameReader, bytes: Buffer): void {
    if (this.#isDamaged) return
    try {
      for (const message of reader.read(bytes)) if (isFromGuest(message)) this.#receive(message)
    } catch (error) {
      if (!(error instanceof MessageFormatError)) throw error
      this.#isDamaged = true
      this.#error ??= error
      this.kill('SIGKILL')
    }
  }

  #receive(message: FromGuest): void {
    this.#underWay.forgetRead()
    this.#listener.onMessage(message)
  }

  #onError(error: Error): void {
    this.#error ??= this.#hasStarted ? error : startError(error)
  }

  #onClose(exitCode: number | null, signal: NodeJS.Signals | null): void {
    this.#forget()
    this.#underWay.close()
    // Of a process that could not start, Node tells the number of the error as its exit code.
    this.#listener.onExit({ exitCode: this.#hasStarted ? exitCode : null, signal, error: this.#error })
  }

  get #hasStarted(): boolean {
    return this.#child.pid !== undefined
  }
}

function startError(cause: Error): WorkerStartError {
  return new WorkerStartError(`Node could not be started from ${process.execPath}: ${cause.message}`, { cause })
}

/** There is none of a process that could not start for want of descriptors: Node says so later, as of any other. */
function pipeOf(child: Pick<Partial<ChildProcess>, 'stdio'>, position: number): Socket | undefined {
  const pipe = child.stdio?.[position]
  return pipe instanceof Socket ? pipe : undefined
}
