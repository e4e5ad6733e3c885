import { checkKeys, checkMs } from '../../check-option.ts'
import type { WaitOptions } from '../../wait-for.ts'
import type { Caller } from '../managed-type.ts'

/** Returns how long a call may wait, as the client says; it ends when the client goes, or takes the call back. */
export function callWait(caller: Caller, options: unknown): WaitOptions {
  const { signal } = caller
  if (options === undefined) return { signal }
  checkKeys('options', options, ['timeout'])
  const timeout = typeof options === 'object' && options !== null && 'timeout' in options ? options.timeout : undefined
  return timeout === undefined ? { signal } : { signal, timeout: checkMs('timeout', timeout) }
}
