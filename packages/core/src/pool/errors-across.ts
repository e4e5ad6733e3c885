import { MpError } from '../errors.ts'
import { decodeEncoded } from '../wire/decode.ts'
import { type Encoded, encodeValue } from '../wire/encode.ts'
import { appendCallerStack } from '../wire/error-record.ts'
import type { Work } from './work.ts'

/** Rebuilds what a task threw, with the stack of the call that handed it in. */
export function errorFromWorker(encoded: Encoded, work: Work): unknown {
  const error = decodeEncoded(encoded)
  if (error instanceof Error) appendCallerStack(error, work.spec.callSite.stack)
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
