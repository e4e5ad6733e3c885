/** What a watcher can ask of a pool, by its name in the events. */
export type ControlRequest =
  | { type: 'pause'; pool: string }
  | { type: 'resume'; pool: string }
  | { type: 'resize'; pool: string; workers: number }
  | { type: 'drain'; pool: string }
  | { type: 'kill-task'; pool: string; job: number; index: number }
  | { type: 'kill-worker'; pool: string; worker: number }

/** What became of a request. */
export type ControlResult = { outcome: 'done' } | { outcome: 'refused'; reason: RefusalReason; message: string }

/**
 * Why a request was refused: the pool does not let watchers control it; there is no such pool, worker or running task;
 * the request makes no sense, as with no workers; or the program could not be asked, as the watcher was detached or the
 * program ended.
 */
export type RefusalReason = 'not-allowed' | 'no-such-pool' | 'no-such-worker' | 'no-such-task' | 'invalid' | 'gone'
