import type { TaskHead } from '../../src/lane/task-record.ts'

/** The head of a record of quick tasks, as a pool writes it. */
export const HEAD: TaskHead = {
  fn: 1,
  forgets: 0,
  after: 0,
  attempt: 1,
  spreads: false,
  stopsOnError: false,
  group: 0,
  isTimed: false,
  isWatched: false,
  isMeasured: false,
}
