import { MpError, TimeoutError, WorkerExitError } from '../errors.ts'
import { decodeEncoded } from '../wire/decode.ts'
import { type Encoded, encodeValue } from '../wire/encode.ts'
import { appendCallerStack, setCallerStack } from '../wire/error-record.ts'
import type { WorkerExit } from '../host/worker-host.ts'
import type { WorkSpec } from './work.ts'

/** Rebuilds what a task threw, with the stack of the call that handed it in. */
export function errorFromWorker(encoded: Encoded, { callSite }: WorkSpec): unknown {
  const error = decodeEncoded(encoded)
  if (error instanceof Error) appendCallerStack(error, callSite.stack)
  return error
}

/** Returns the error of a task whose worker ended, pointing to the call that handed it in. */
export function exitErrorOf(
  { exit, cause }: { exit: WorkerExit; cause: unknown },
  taskName: string,
  { callSite }: WorkSpec,
): WorkerExitError {
  const error = new WorkerExitError(exit, taskName, cause === undefined ? undefined : { cause })
  setCallerStack(error, callSite.stack)
  return error
}

/** Returns the error of a task that took too long, pointing to the call that handed it in. */
export function timeoutErrorOf(taskName: string, { timeoutMs, callSite }: WorkSpec): TimeoutError {
  const error = new TimeoutError(`Task ${taskName}`, timeoutMs ?? 0)
  setCallerStack(error, callSite.stack)
  return error
}

/** Encodes why a task must stop; what cannot travel is told in words. */
export function encodeReason(reason: unknown): Encoded {
  try {
    return encodeValue(reason, 'reason', { sharesMemory: false })
  } catch {
    return encodeValue(new MpError(String(reason)), 'reason', { sharesMemory: false })
  }
}
