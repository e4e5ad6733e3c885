import { inspect } from 'node:util'
import { OptionTypeError } from '../errors.ts'
import type { SharedOptions } from '../memory/cell.ts'
import { HANDLE, type HandleOptions, type HandleRecord, isHandle, reviveHandle } from '../wire/handle.ts'
import { Lock } from './lock.ts'
import { RLock } from './rlock.ts'

/** The lock that comes with a shared value. */
export type ValueLock = Lock | RLock

/** Options of shared values. */
export interface ValueOptions extends SharedOptions {
  /**
   * Lock to come with it.
   * @defaultValue a new `Lock`, which also the tasks of one thread keep each other out with; Python's is an `RLock`
   */
  lock?: Lock | RLock
}

/** Returns the lock of the options, or a new one. */
export function valueLock({ lock, ...shared }: ValueOptions): ValueLock {
  if (lock === undefined) return new Lock(shared)
  if (lock instanceof Lock || lock instanceof RLock) return lock
  throw new OptionTypeError(`lock must be a Lock or an RLock, got ${inspect(lock)}`)
}

/** Makes the record by which a lock travels as a part of something else. */
export function lockHandle(lock: ValueLock, options: HandleOptions): HandleRecord {
  if (isHandle(lock)) return lock[HANDLE](options)
  throw new TypeError('A lock is a handle')
}

/** Finds the lock of a record that has arrived. */
export function reviveLock(record: unknown): ValueLock {
  if (typeof record === 'object' && record !== null && 'kind' in record && 'data' in record) {
    const lock = reviveHandle({ kind: String(record.kind), data: record.data })
    if (lock instanceof Lock || lock instanceof RLock) return lock
  }
  throw new TypeError('A handle of a lock is malformed')
}
