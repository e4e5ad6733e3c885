import { taskContext } from '@mp/core'
import { noteStart } from './ledger.ts'
import type { PlannedFault, TaskFault } from './scenario.ts'

/** What a task knows: where to write down that it begins, and which tasks of its job suffer what. */
export interface TaskSetting {
  ledger: string
  job: string
  faults: readonly PlannedFault[]
}

/** What planned errors say. */
export const PLANNED = 'as planned'

/** What a task is given: its number, in a record or as it is. */
export type Input = number | { n: number }
/** What it returns: the double of that, in a record or as it is. */
export type Result = number | { double: number; text: string }

/** Runs a task: writes it down, then suffers what is planned for it or returns the double of its number. */
export function runTask(input: Input, { ledger, job, faults }: TaskSetting): Result | Promise<Result> {
  const n = typeof input === 'number' ? input : input.n
  noteStart(ledger, `${job}.${n}`)
  const planned = faults.find(({ at }) => at === n)
  if (planned !== undefined && (!planned.isOnce || taskContext().attempt === 1)) return suffer(planned.fault)
  return typeof input === 'number' ? n * 2 : { double: n * 2, text: textOf(n) }
}

/** Text that comes back with a record, now and then a long one. */
export function textOf(n: number): string {
  return 'x'.repeat(n % 50 === 0 ? 70_000 : n % 50)
}

function suffer(fault: TaskFault): Promise<never> {
  switch (fault) {
    case 'throw':
      throw new RangeError(PLANNED)
    case 'exit':
      return process.exit(7)
    case 'uncaught':
      setImmediate(() => {
        throw new RangeError(PLANNED)
      })
      return forever()
    case 'unhandled':
      void Promise.reject(new RangeError(PLANNED))
      return forever()
    case 'busy':
      for (;;);
    case 'hang':
      return forever()
    case 'kill':
      process.kill(process.pid, 'SIGKILL')
      return forever()
    case 'terminate':
      process.kill(process.pid, 'SIGTERM')
      return forever()
    case 'abort':
      return process.abort()
    case 'memory':
      return fillMemory()
  }
}

function forever(): Promise<never> {
  return new Promise(() => {})
}

function fillMemory(): never {
  const kept: number[][] = []
  for (;;) kept.push(Array.from({ length: 100_000 }, (_, n) => n + 0.5))
}
