import { OptionTypeError } from '../errors.ts'
import { BaseProxy } from './base-proxy.ts'
import type { ManagedType } from './managed-type.ts'
import { ManagedArray } from './referents/managed-array.ts'
import { ManagedBarrier } from './referents/managed-barrier.ts'
import { ManagedCondition } from './referents/managed-condition.ts'
import { ManagedDict } from './referents/managed-dict.ts'
import { ManagedEvent } from './referents/managed-event.ts'
import { ManagedIterator } from './referents/managed-iterator.ts'
import { ManagedList } from './referents/managed-list.ts'
import { ManagedLock } from './referents/managed-lock.ts'
import { ManagedPool } from './referents/managed-pool.ts'
import { ManagedQueue } from './referents/managed-queue.ts'
import { ManagedSemaphore } from './referents/managed-semaphore.ts'
import { ManagedSet } from './referents/managed-set.ts'
import { ManagedStream } from './referents/managed-stream.ts'
import { ManagedValue } from './referents/managed-value.ts'

/** Things that clients read and write. */
function data(create: ManagedType['create']): ManagedType {
  return { create, exposed: undefined, returns: new Map(), takesCaller: false, wrapsResults: true }
}

/** Things that clients wait at, and hold. */
function meeting(create: NonNullable<ManagedType['create']>): ManagedType {
  return { ...data(create), takesCaller: true }
}

const POOL_STREAMS: ManagedType['returns'] = new Map([
  ['imap', 'stream'],
  ['imapUnordered', 'stream'],
])

/** The types that every manager has, by name. */
export const MANAGED_TYPES: ReadonlyMap<string, ManagedType> = new Map([
  ['dict', data(([init]) => new ManagedDict(init))],
  ['list', data(([init]) => new ManagedList(init))],
  ['set', data(([init]) => new ManagedSet(init))],
  ['namespace', data(([init]) => new ManagedDict(init))],
  ['value', data(([value]) => new ManagedValue(value))],
  ['array', data(([type, init]) => new ManagedArray(type, init))],
  ['iterator', data(([source]) => new ManagedIterator(source))],
  ['queue', meeting(([maxSize]) => new ManagedQueue(maxSize))],
  ['joinableQueue', meeting(([maxSize]) => new ManagedQueue(maxSize))],
  ['lock', meeting(() => new ManagedLock(false))],
  ['rlock', meeting(() => new ManagedLock(true))],
  ['semaphore', meeting(([value]) => new ManagedSemaphore(value, false))],
  ['boundedSemaphore', meeting(([value]) => new ManagedSemaphore(value, true))],
  ['condition', meeting(([lock]) => new ManagedCondition(lockOf(lock)))],
  ['event', meeting(() => new ManagedEvent())],
  ['barrier', meeting(([parties, options]) => new ManagedBarrier(parties, options))],
  ['pool', { ...data(([workers]) => new ManagedPool(workers)), returns: POOL_STREAMS, end: endPool }],
  ['stream', { ...data(undefined), takesCaller: true, wrapsResults: false, end: endStream }],
])

function lockOf(lock: unknown): ManagedLock | undefined {
  if (lock === undefined) return undefined
  const target = lock instanceof BaseProxy ? lock.target : undefined
  if (target instanceof ManagedLock) return target
  throw new OptionTypeError('lock must be a lock or rlock of the same manager')
}

function endPool(pool: unknown): void {
  if (pool instanceof ManagedPool) void pool.terminate()
}

function endStream(stream: unknown): void {
  if (stream instanceof ManagedStream) void stream.return()
}
