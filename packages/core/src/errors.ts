import { helpLinkOf } from './errors/help-link.ts'
import { MpError } from './errors/mp-error.ts'

export {
  AuthenticationError,
  BufferTooShortError,
  ConnectError,
  ConnectionClosedError,
  EndOfFileError,
  ManagerGoneError,
  MessageFormatError,
  MessageTooLongError,
} from './errors/connection-errors.ts'
export {
  BrokenBarrierError,
  SharedMemoryExistsError,
  SharedMemoryFullError,
  SharedMemoryNotFoundError,
  UnsupportedPlatformError,
} from './errors/memory-errors.ts'
export {
  EventFormatError,
  ProgramNotFoundError,
  RecordingError,
  UnsafeDirectoryError,
} from './errors/monitor-errors.ts'
export { MpError } from './errors/mp-error.ts'
export { QueueShutDownError } from './errors/queue-shut-down-error.ts'
export { QueueEmptyError, QueueFullError, TimeoutError } from './errors/timeout-errors.ts'

/** Thrown when a function cannot cross to a worker; names the variable that stands in the way. */
export class CaptureError extends MpError {
  override readonly name = 'CaptureError'
  override readonly code = 'ERR_MP_CAPTURE'
  /** Name of the function that could not cross, or `(anonymous)`. */
  readonly functionName: string
  /** The captured variable that could not cross; undefined when it is the function itself. */
  readonly variable: string | undefined

  constructor(functionName: string, reason: string, options: ErrorOptions & { variable?: string | undefined } = {}) {
    const { variable } = options
    const what =
      variable === undefined ? `Function ${functionName}` : `Variable "${variable}" of function ${functionName}`
    super(`${what} cannot cross to a worker: ${reason}`, options)
    this.functionName = functionName
    this.variable = variable
  }
}

/** Thrown at the call when a value cannot travel to another process or thread; names the place by its path. */
export class NotSerializableError extends MpError {
  override readonly name = 'NotSerializableError'
  override readonly code = 'ERR_MP_NOT_SERIALIZABLE'
  /** Where the value stands, such as `args[0].user.save` or `result`. */
  readonly path: string

  constructor(path: string, reason: string, options?: ErrorOptions) {
    super(`${path} cannot be sent: ${reason}`, options)
    this.path = path
  }
}

/** Thrown when a worker exits while it still runs a task, or before it was ready. */
export class WorkerExitError extends MpError {
  override readonly name = 'WorkerExitError'
  override readonly code = 'ERR_MP_WORKER_EXIT'
  /** Code the worker exited with; null when a signal ended it. */
  readonly exitCode: number | null
  /** Signal that ended the worker, such as `SIGKILL`; null when it exited by itself. */
  readonly signal: NodeJS.Signals | null
  /** What the worker was running: the name of the function and the position of its input. */
  readonly task: string

  constructor(exit: { exitCode: number | null; signal: NodeJS.Signals | null }, task: string, options?: ErrorOptions) {
    super(
      `Worker ${exit.signal === null ? `exited with code ${exit.exitCode}` : `was ended by ${exit.signal}`} while it ran ${task}`,
      options,
    )
    this.exitCode = exit.exitCode
    this.signal = exit.signal
    this.task = task
  }
}

/** Thrown by every call of a pool whose workers cannot start. */
export class WorkerStartError extends MpError {
  override readonly name = 'WorkerStartError'
  override readonly code = 'ERR_MP_WORKER_START'
}

/** Thrown when a job was cancelled by `cancel()` or by its `signal`, whose reason is the `cause`. */
export class CancelledError extends MpError {
  override readonly name = 'CancelledError'
  override readonly code = 'ERR_MP_CANCELLED'
}

/** Thrown when work is given to a pool that was closed, and to what was pending when it was terminated. */
export class PoolClosedError extends MpError {
  override readonly name = 'PoolClosedError'
  override readonly code = 'ERR_MP_POOL_CLOSED'

  constructor(state: 'closed' | 'terminated', options?: ErrorOptions) {
    super(`The pool was ${state} and takes no more work; create a new Pool`, options)
  }
}

/** Thrown when a method is called in a state that does not allow it, such as `join()` before `start()`. */
export class StateError extends MpError {
  override readonly name = 'StateError'
  override readonly code = 'ERR_MP_STATE'
}

/** Thrown when a number is out of its range; says what was given and what is allowed. */
export class OptionRangeError extends RangeError {
  override readonly name = 'OptionRangeError'
  readonly code = 'ERR_MP_OPTION_RANGE'

  /** Address of the page that explains this error; see {@link MpError.help}. */
  get help(): string {
    return helpLinkOf(this.code)
  }
}

/** Thrown when an option is of the wrong type; says what was given and what is allowed. */
export class OptionTypeError extends TypeError {
  override readonly name = 'OptionTypeError'
  readonly code = 'ERR_MP_OPTION_TYPE'

  /** Address of the page that explains this error; see {@link MpError.help}. */
  get help(): string {
    return helpLinkOf(this.code)
  }
}
