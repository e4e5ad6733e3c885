import { isMainThread } from 'node:worker_threads'
import { removeAtExit } from '../memory/sweep.ts'

const ends = new Set<() => void>()
let isWatched = false

/** Runs `end` when this thread, or the program, exits; returns how to take that back. */
export function endWithThread(end: () => void): () => void {
  ends.add(end)
  if (!isWatched) process.on('exit', endAll)
  isWatched = true
  return () => void ends.delete(end)
}

function endAll(): void {
  for (const end of ends) end()
  if (isMainThread) removeAtExit()
}
