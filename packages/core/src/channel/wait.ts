import { setImmediate as nextTurn } from 'node:timers/promises'
import { inspect } from 'node:util'
import { checkKeys, checkMs, checkSignal } from '../check-option.ts'
import { OptionTypeError } from '../errors.ts'
import type { WaitOptions } from '../wait-for.ts'

/** The longest time that Node's timers take. */
const MAX_TIMER_MS = 2 ** 31 - 1

/** What can be read without waiting at some time: a connection, a queue. */
export interface Pollable {
  poll(options: WaitOptions): Promise<boolean>
}

/** What ends at some time: a process, a thread. */
export interface Ending {
  readonly sentinel: Promise<unknown>
}

/** Anything that {@link wait} can wait for. */
export type Waitable = Pollable | Ending | PromiseLike<unknown>

/**
 * Waits until at least one of several things is ready, and returns all that are, in the order given.
 *
 * @remarks
 * A connection or a queue is ready when something, or its end, can be read without waiting, a process or thread when
 * it has ended, a promise when it is settled. Nothing is taken. A connection or queue that is closed here while it is
 * waited for counts as ready: the next read says so.
 * @returns Those that are ready; none when the time was over.
 * @throws (rejects) the reason of the signal when it aborts first.
 * @throws (rejects) {@link OptionTypeError} when one of the things cannot be waited for.
 * @example
 * ```ts @import.meta.vitest
 * import { pipe, Process, Queue, wait } from '@mp/core'
 * const queue = new Queue<number>()
 * const [reader, writer] = pipe({ duplex: false })
 * await queue.put(1)
 * await writer.send('ready')
 * expect(await wait([queue, reader, new Promise(() => {})])).toEqual([queue, reader])
 * for (const opened of [queue, reader, writer]) opened.close()
 * ```
 */
export async function wait<W extends Waitable>(objects: Iterable<W>, options: WaitOptions = {}): Promise<W[]> {
  checkKeys('options', options, ['timeout', 'signal'])
  const { timeout, signal } = options
  if (timeout !== undefined) checkMs('timeout', timeout)
  if (signal !== undefined) checkSignal('signal', signal).throwIfAborted()
  const all = [...objects]
  const sources = all.map(sourceOf)
  let flags = await Promise.all(sources.map(isReadyNow))
  if (!flags.includes(true) && timeout !== 0) {
    await untilFirst(sources, options)
    flags = await Promise.all(sources.map(isReadyNow))
  }
  return all.filter((_, index) => flags[index])
}

type Source = Pollable | PromiseLike<unknown>

function sourceOf(object: Waitable): Source {
  if ('poll' in object && typeof object.poll === 'function') return object
  if ('sentinel' in object) return object.sentinel
  if ('then' in object && typeof object.then === 'function') return object
  throw new OptionTypeError(`wait() takes connections, queues, processes and promises, got ${inspect(object)}`)
}

/** Waits until one of the sources has something, at most as long as asked. */
async function untilFirst(sources: readonly Source[], { timeout, signal }: WaitOptions): Promise<void> {
  signal?.throwIfAborted()
  const stop = new AbortController()
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const onAbort = (): void => reject(signal?.reason)
  signal?.addEventListener('abort', onAbort, { once: true })
  const timer = timeout === undefined || timeout > MAX_TIMER_MS ? undefined : setTimeout(resolve, timeout)
  for (const source of sources) {
    readiness(source, stop.signal).then(
      () => resolve(),
      () => resolve(),
    )
  }
  try {
    await promise
  } finally {
    stop.abort()
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
  }
}

/** Something that throws when it is looked at is ready: the next read throws the same. */
async function isReadyNow(source: Source): Promise<boolean> {
  if (isPollable(source)) return source.poll({ timeout: 0 }).catch(() => true)
  const isSettled = Promise.resolve(source).then(
    () => true,
    () => true,
  )
  // A promise that is settled comes before the next turn of the event loop.
  return Promise.race([isSettled, nextTurn(false)])
}

async function readiness(source: Source, signal: AbortSignal): Promise<unknown> {
  return isPollable(source) ? source.poll({ timeout: Number.POSITIVE_INFINITY, signal }) : source
}

function isPollable(source: Source): source is Pollable {
  return 'poll' in source
}
