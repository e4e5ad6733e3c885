import type { Backend } from '@mp/core'
import type { Lane } from './lane.ts'

/** What is shown of one run of a demo: its pools, their lanes, its progress and its log. */
export interface Board {
  startedAt: number
  endedAt: number | undefined
  /** What the demo says it is doing, such as `on one core`. */
  phase: string
  /** How many tasks the phase is made of, where the demo knows. */
  taskCount: number | undefined
  /** In the order they were opened. */
  pools: readonly PoolBoard[]
  job: JobBoard | undefined
  /** When tasks were finished, the newest last; bounded. */
  finishes: readonly number[]
  /** How long finished tasks ran, in all, for the ETA; tasks that only warm workers up do not count. */
  taskMs: { count: number; total: number; max: number }
  retried: number
  failed: number
  killed: number
  log: readonly LogEntry[]
}

/** One pool and its lanes. */
export interface PoolBoard {
  name: string
  backend: Backend
  isOpen: boolean
  lanes: readonly Lane[]
}

/** Progress of the newest job. */
export interface JobBoard {
  pool: string
  job: number
  function: string
  startedAt: number
  endedAt: number | undefined
  done: number
  failed: number
  total: number | undefined
}

/** One line of the log, worded for people. */
export interface LogEntry {
  at: number
  level: 'note' | 'warning' | 'error'
  text: string
}

const maxLog = 200

/** Returns the board of a demo that begins now. */
export function emptyBoard(startedAt: number): Board {
  return {
    startedAt,
    endedAt: undefined,
    phase: '',
    taskCount: undefined,
    pools: [],
    job: undefined,
    finishes: [],
    taskMs: { count: 0, total: 0, max: 0 },
    retried: 0,
    failed: 0,
    killed: 0,
    log: [],
  }
}

/** Adds a line to the log; the oldest lines give way. */
export function withLog(board: Board, entry: LogEntry): Board {
  return { ...board, log: [...board.log.slice(-maxLog + 1), entry] }
}

/** Lists the lanes of all pools with the pool each belongs to. */
export function allLanes(board: Board): { pool: PoolBoard; lane: Lane }[] {
  return board.pools.flatMap((pool) => pool.lanes.map((lane) => ({ pool, lane })))
}
