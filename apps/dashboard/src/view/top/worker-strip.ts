import { listedWorkers, type TopState } from '../../model/top/top-state.ts'
import type { WatchedWorker } from '../../model/watch/watched-program.ts'
import type { Room } from '../core-rows.ts'
import { type CellKind, laneSegments } from '../lane-segments.ts'
import { dim, type Row, text } from '../segment.ts'

/** Draws one cell for each worker, rows of 32, 64 and so on, and counts them by what they do. */
export function stripRows(state: TopState, room: Room): Row[] {
  const kinds = listedWorkers(state).map(cellOf)
  const perRow = Math.max(16, Math.floor(room.width / 32) * 32)
  const rows = Math.ceil(kinds.length / perRow)
  const summary: Row = [text(workerSummary(state))]
  if (rows > room.height - 1) return [summary]
  const strip = Array.from({ length: rows }, (_, row) =>
    laneSegments(kinds.slice(row * perRow, (row + 1) * perRow), room.glyphs),
  )
  return [...strip, [...summary, dim(`, each a cell above${strip.length === 1 ? '' : `, ${perRow} a row`}`)]]
}

function cellOf({ state }: WatchedWorker): CellKind {
  switch (state) {
    case 'running':
      return 'run'
    case 'starting':
      return 'start'
    case 'dead':
      return 'failed'
    case 'gone':
      return 'gone'
    case 'idle':
    case 'stopping':
      return 'idle'
  }
}

/** Counts the workers by what they do, such as `256 workers: 250 run, 4 idle, 2 dead`. */
export function workerSummary(state: Pick<TopState, 'program' | 'view' | 'now'>): string {
  const workers = listedWorkers(state)
  const counts = new Map<string, number>()
  for (const worker of workers) counts.set(words[worker.state], (counts.get(words[worker.state]) ?? 0) + 1)
  const parts = [...counts].map(([word, number]) => `${number} ${word}`)
  return `${workers.length} workers: ${parts.join(', ')}`
}

const words: Record<WatchedWorker['state'], string> = {
  running: 'run',
  idle: 'idle',
  starting: 'start',
  stopping: 'stop',
  dead: 'DEAD',
  gone: 'gone',
}
