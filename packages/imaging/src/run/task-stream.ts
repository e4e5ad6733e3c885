import { type Pool, type PoolEvent, PoolClosedError, CancelledError, WorkerStartError } from '@mp/core'
import { type ImageAnswer, type ImageTask, runTask } from '../compress-task.ts'

/** What a run needs of a pool. */
export type ImagePool = Pick<Pool, 'imapUnordered' | 'subscribe'>

/** How a run uses its pool. */
export interface StreamOptions {
  buffer: number | undefined
  timeout: number | undefined
  signal: AbortSignal | undefined
}

/** What came of the next task: its answer, or which one a worker gave up and why. */
type Taken<Answer> = { type: 'answer'; answer: Answer } | { type: 'given-up'; index: number; cause: unknown }

/** Answers of tasks, in the order in which they are done. */
export interface TaskStream<Answer> {
  /** Undefined at the end. */
  next(): Promise<Taken<Answer> | undefined>
  /** Stops what runs, and settles once it has. */
  stop(): Promise<unknown>
}

/** Has the workers of a pool do the tasks by a function that the package exports. */
export function streamInPool<Task, Answer>(
  { pool, run }: { pool: ImagePool; run: (task: Task) => Promise<Answer> },
  tasks: AsyncGenerator<Task, void, undefined>,
  { buffer, timeout, signal }: StreamOptions,
): TaskStream<Answer> & { job: number } {
  const answers = pool.imapUnordered(run, tasks, {
    chunkSize: 1,
    ...(buffer === undefined ? {} : { buffer }),
    ...(timeout === undefined ? {} : { timeout }),
    ...(signal === undefined ? {} : { signal }),
  })
  /** Tasks whose worker gave up on them, in the order in which the pool reports them. */
  const givenUp: number[] = []
  const subscription = pool.subscribe((event) => noteGivenUp(event, answers.id, givenUp))
  return {
    job: answers.id,
    next: async () => {
      try {
        const next = await answers.next()
        return next.done === true ? undefined : { type: 'answer', answer: next.value }
      } catch (cause) {
        const index = isAboutRun(cause) ? undefined : givenUp.shift()
        if (index === undefined) throw cause
        return { type: 'given-up', index, cause }
      }
    },
    stop: () => {
      subscription[Symbol.dispose]()
      return answers.return()
    },
  }
}

function noteGivenUp(event: PoolEvent, job: number, givenUp: number[]): void {
  if (event.type !== 'task-end' || event.job !== job) return
  if (event.outcome === 'failed' || event.outcome === 'timeout') givenUp.push(event.index)
}

function isAboutRun(cause: unknown): boolean {
  return cause instanceof CancelledError || cause instanceof PoolClosedError || cause instanceof WorkerStartError
}

/** Does the tasks in this process, so many at a time: the threads of libvips share the cores. */
export function streamHere(
  tasks: AsyncGenerator<ImageTask, void, undefined>,
  { atOnce, signal }: { atOnce: number; signal: AbortSignal | undefined },
): TaskStream<ImageAnswer> {
  const stopped = new AbortController()
  const either = signal === undefined ? stopped.signal : AbortSignal.any([signal, stopped.signal])
  const running = new Map<number, Promise<ImageAnswer>>()
  let reading: Promise<ImageTask | undefined> | undefined
  const read = (): Promise<ImageTask | undefined> =>
    (reading ??= tasks.next().then((next) => (next.done === true ? undefined : next.value)))
  let isAtEnd = false
  return {
    next: async () => {
      while (true) {
        either.throwIfAborted()
        const isRoom = !isAtEnd && running.size < atOnce
        if (!isRoom && running.size === 0) return undefined
        const first = await Promise.race([...running.values(), ...(isRoom ? [read().then(asRead)] : [])])
        if (first !== undefined && !('read' in first)) {
          running.delete(first.index)
          return { type: 'answer', answer: first }
        }
        reading = undefined
        if (first.read === undefined) isAtEnd = true
        else running.set(first.read.index, runTask(first.read, either))
      }
    },
    stop: async () => {
      stopped.abort()
      await Promise.allSettled(running.values())
      const closed = tasks.return()
      // A source that waits for something can be closed only once it has it, and that may be never.
      if (reading === undefined) await closed
      else closed.catch(() => undefined)
    },
  }
}

function asRead(task: ImageTask | undefined): { read: ImageTask | undefined } {
  return { read: task }
}
