import type { FromGuest, ToGuest } from '../protocol.ts'

/** How a worker ended. */
export interface WorkerExit {
  /** Null when a signal ended it. */
  exitCode: number | null
  signal: NodeJS.Signals | null
  /** Why it could not start, or what it died of, where that is known. */
  error: unknown
}

/** What a worker is started with. */
export interface HostOptions {
  name: string
  /** Added to the environment of this process; undefined takes a variable away. */
  env: Record<string, string | undefined>
  /** Node's own flags; those of this process by default. */
  execArgv: string[] | undefined
}

/** Who listens to a worker. */
export interface HostListener {
  onMessage(message: FromGuest): void
  /** Called once, after the last message. */
  onExit(exit: WorkerExit): void
}

/** The program's end of the line to one worker. */
export interface WorkerHost {
  /** Process id; that of this process for a thread. */
  readonly pid: number | undefined
  /** Whether both ends are in one process. */
  readonly sharesMemory: boolean
  /**
   * Sends a message; throws `DataCloneError` when it cannot travel.
   *
   * @param moved - Memory that goes along for good.
   */
  send(message: ToGuest, moved?: Iterable<ArrayBuffer>): void
  /** Keeps the program running while the worker does. */
  ref(): void
  /** Lets the program end although the worker runs. */
  unref(): void
  /** Sends a signal; a thread knows only being ended. */
  kill(signal: NodeJS.Signals): void
}

/** Starts a worker of one kind. */
export type StartHost = (options: HostOptions, listener: HostListener) => WorkerHost
