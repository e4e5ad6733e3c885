import { compare, headline } from '../model/outcome.ts'
import type { TourState } from '../model/tour-state.ts'

/** Raised when a field changes its meaning or goes away. */
export const schemaVersion = 1

/** The one document that `mp tour --json` prints. */
export interface TourDocument {
  schemaVersion: typeof schemaVersion
  command: 'tour'
  node: string
  platform: string
  cores: number
  backend: 'process' | 'thread'
  startedAt: string
  durationMs: number
  failed: number
  demos: DemoDocument[]
}

/** One demo in a {@link TourDocument}. */
interface DemoDocument {
  id: string
  title: string
  status: 'waiting' | 'running' | 'done' | 'failed'
  result: string | null
  oneCoreMs: number | null
  workers: number | null
  ms: number | null
  speedUp: number | null
  measures: { group: string; label: string; workers: number; ms: number; speedUp: number }[]
  verdict: string | null
  retried: number
  error: string | null
}

/** Turns the state at the end of a tour into a document for programs. */
export function tourDocument(state: TourState, cores: number): TourDocument {
  return {
    schemaVersion,
    command: 'tour',
    node: state.node,
    platform: process.platform,
    cores,
    backend: state.backend,
    startedAt: new Date(state.startedAt).toISOString(),
    durationMs: rounded(state.now - state.startedAt),
    failed: state.demos.filter(({ status }) => status === 'failed').length,
    demos: state.demos.map(demoDocument),
  }
}

function demoDocument(demo: TourState['demos'][number]): DemoDocument {
  const { outcome } = demo
  const best = outcome === undefined ? undefined : headline(outcome)
  return {
    id: demo.id,
    title: demo.title,
    status: demo.status,
    result: outcome?.computed ?? null,
    oneCoreMs: best === undefined ? null : rounded(best.ms * best.speedUp),
    workers: best?.workers ?? null,
    ms: best === undefined ? null : rounded(best.ms),
    speedUp: best === undefined ? null : rounded(best.speedUp),
    measures: compare(outcome?.measures ?? []).map(({ group, label, workers, ms, speedUp }) => ({
      group,
      label,
      workers,
      ms: rounded(ms),
      speedUp: rounded(speedUp),
    })),
    verdict: outcome?.verdict ?? null,
    retried: demo.board.retried,
    error: demo.error ?? null,
  }
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
