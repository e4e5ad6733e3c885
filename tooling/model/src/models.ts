import type { Defines } from './checker.ts'

/** A mistake that the model must show. */
interface Mistake {
  /** What is done wrong. */
  what: string
  /** The name that has the model do so. */
  name: string
  /** Bounds within which it shows. */
  bounds: Defines
}

/** A part of the protocol. */
export interface Model {
  name: string
  /** Sizes that are always gone through, of up to 800,000 states: compiling well takes longer than it saves. */
  small: readonly Defines[]
  /** Other sizes that are always gone through. */
  bounds: readonly Defines[]
  /** Sizes that take minutes. */
  large: readonly Defines[]
  mistakes: readonly Mistake[]
}

const lock: Model = {
  name: 'lock',
  small: [],
  bounds: [{ PARTIES: 3, DEATHS: 1 }],
  large: [
    { PARTIES: 3, DEATHS: 2 },
    { PARTIES: 3, DEATHS: 1, MORE_TURNS: 2 },
  ],
  mistakes: [
    { what: 'who frees it wakes the next before it is free', name: 'WAKE_BEFORE_STORE', bounds: {} },
    { what: 'who waits never looks whether the holder lives', name: 'NO_DEATH_CHECK', bounds: {} },
    { what: 'who was woken takes it without saying that others wait', name: 'WOKEN_TAKES_UNAWAITED', bounds: {} },
  ],
}

const semaphore: Model = {
  name: 'semaphore',
  small: [
    { PARTIES: 3, DEATHS: 1, TOTAL: 1 },
    { PARTIES: 3, DEATHS: 2 },
  ],
  bounds: [{ PARTIES: 4, DEATHS: 0 }],
  large: [{ PARTIES: 4, DEATHS: 1 }],
  mistakes: [
    {
      what: 'whoever wakes clears the flag for a moment, in which others find nobody to wake',
      name: 'FLAG_CLEARED_BY_WAKER',
      bounds: { DEATHS: 0 },
    },
    { what: 'the next is woken before the permit is free', name: 'WAKE_BEFORE_COUNT', bounds: { DEATHS: 0 } },
    { what: 'the permits of the dead stay taken', name: 'DEAD_ROWS_STAY', bounds: { PARTIES: 3, TOTAL: 1 } },
  ],
}

const condition: Model = {
  name: 'condition',
  small: [
    { WAITERS: 2, NOTIFIERS: 1, NOTIFIES: 1, DEATHS: 2 },
    { WAITERS: 2, NOTIFIERS: 1, NOTIFIES: 2 },
    { WAITERS: 3, NOTIFIERS: 1, NOTIFIES: 2, DEATHS: 0 },
  ],
  bounds: [],
  large: [
    { WAITERS: 3, NOTIFIERS: 1, NOTIFIES: 2, DEATHS: 1 },
    { WAITERS: 2, NOTIFIERS: 2, NOTIFIES: 1, DEATHS: 2 },
  ],
  mistakes: [
    {
      what: 'an answer stays with one who dies before his wait has returned',
      name: 'NOTIFIED_KEEPS',
      bounds: { NOTIFIES: 1 },
    },
    {
      what: 'those who wait are woken before they are answered',
      name: 'WAKES_BEFORE_IT_ANSWERS',
      bounds: { DEATHS: 0 },
    },
    { what: 'who waits releases the lock before it asks', name: 'RELEASES_BEFORE_IT_ASKS', bounds: { DEATHS: 0 } },
  ],
}

const ONE_TO_ONE = { PUTTERS: 1, TAKERS: 1, ITEMS: 3 }

const queue: Model = {
  name: 'queue',
  small: [
    { ...ONE_TO_ONE, DEATHS: 1 },
    { ...ONE_TO_ONE, MAX_ITEMS: 2, DEATHS: 1 },
  ],
  bounds: [
    { PUTTERS: 1, TAKERS: 1, ITEMS: 2, DEATHS: 1, SHUTS_DOWN: 1 },
    { PUTTERS: 1, TAKERS: 2, ITEMS: 1, DEATHS: 1 },
    { PUTTERS: 2, TAKERS: 1, ITEMS: 1, DEATHS: 1 },
  ],
  large: [
    { PUTTERS: 1, TAKERS: 2, ITEMS: 2, DEATHS: 0 },
    { PUTTERS: 2, TAKERS: 1, ITEMS: 1, DEATHS: 2 },
  ],
  mistakes: [
    {
      what: 'whoever wakes takes back the flag of one who is about to sleep',
      name: 'WAKES_UNCOUNTED',
      bounds: { ...ONE_TO_ONE, DEATHS: 0 },
    },
    {
      what: 'who is about to sleep does not look once more',
      name: 'NO_LOOK_AFTER_TICKET',
      bounds: { ...ONE_TO_ONE, DEATHS: 0 },
    },
    { what: 'a place is written over while it counts', name: 'ONE_COPY', bounds: { PUTTERS: 2, TAKERS: 1, ITEMS: 1 } },
    {
      what: 'nobody is told that the queue was shut down',
      name: 'SHUT_UNTOLD',
      bounds: { ...ONE_TO_ONE, DEATHS: 0, SHUTS_DOWN: 1 },
    },
  ],
}

const ALONE = { WORKERS: 1, TASKS: 3, MOVES: 0, LOOKS: 1, ROOM: 1 }
const MOVED = { WORKERS: 2, TASKS: 2, MOVES: 1, LOOKS: 0, ROOM: 2, NO_VALUES: 1 }

const lane: Model = {
  name: 'lane',
  small: [{ ...ALONE, DEATHS: 1 }],
  bounds: [{ ...MOVED, DEATHS: 1 }],
  large: [
    { ...MOVED, DEATHS: 2 },
    { WORKERS: 2, TASKS: 2, MOVES: 1, LOOKS: 0, ROOM: 1, DEATHS: 0 },
  ],
  mistakes: [
    { what: 'the host looks at the bell before the record is there', name: 'BELL_BEFORE_RECORD', bounds: ALONE },
    { what: 'the worker does not look once more before it sleeps', name: 'NO_LOOK_BEFORE_SLEEP', bounds: ALONE },
    { what: 'the host does not look once more before it sleeps', name: 'NO_SWEEP_AFTER_BELL', bounds: ALONE },
    { what: 'the host looks how far the worker is after it has read outcomes', name: 'STATE_READ_LAST', bounds: ALONE },
    { what: 'outcomes are not read any more once their worker has died', name: 'NO_SWEEP_AT_EXIT', bounds: ALONE },
    { what: 'the clock reads outcomes and does not say that there is room', name: 'CLOCK_KEEPS_ROOM', bounds: ALONE },
    { what: 'the worker starts a task without an exchange', name: 'START_BY_STORE', bounds: MOVED },
    { what: 'the host cuts a record off without an exchange', name: 'CUT_BY_STORE', bounds: MOVED },
  ],
}

const ticket: Model = {
  name: 'ticket',
  small: [{ DEATHS: 1 }, { DEATHS: 0, HANDLES: 4, TICKETS: 2 }, { DEATHS: 0, REPEATS: 2 }],
  bounds: [],
  large: [
    { HANDLES: 4, DEATHS: 1 },
    { RECEIVERS: 3, HANDLES: 4, TICKETS: 2, DEATHS: 0 },
  ],
  mistakes: [
    {
      what: 'nobody counts the handles for which there was no ticket left',
      name: 'UNNUMBERED_UNCOUNTED',
      bounds: { DEATHS: 0 },
    },
    {
      what: 'a handle is given up that somebody may have begun to read',
      name: 'GIVES_UP_WHAT_MAY_ARRIVE',
      bounds: { DEATHS: 0 },
    },
    { what: 'a handle counts only once it has arrived', name: 'REFERENCE_ON_ARRIVAL', bounds: { DEATHS: 0 } },
  ],
}

/** All models, the parts that others rely on first. */
export const models: readonly Model[] = [lock, semaphore, condition, queue, ticket, lane]
