import { decodeValue } from '../wire/decode.ts'
import type { Encoded } from '../wire/encode.ts'
import { appendCallerStack } from '../wire/error-record.ts'
import type { Work } from './work.ts'

/** Rebuilds what a task threw, with the stack of the call that handed it in. */
export function errorFromWorker(encoded: Encoded, work: Work): unknown {
  const error = encoded.coded ? decodeValue(encoded.value) : encoded.value
  if (error instanceof Error && work.spec.callSite.stack !== undefined)
    appendCallerStack(error, work.spec.callSite.stack)
  return error
}
