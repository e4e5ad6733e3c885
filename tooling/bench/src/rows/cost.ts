import type { Opened } from '../contenders/opened.ts'
import { summarize } from '../statistics/summary.ts'
import { secondsAtOnce } from './at-once.ts'
import { secondsOfMap } from './map.ts'
import { type Counts, type Figures, required, type Row } from './row.ts'
import { repeated } from './seconds.ts'
import { secondsOfStream } from './streams.ts'

/** What such a row is about. */
interface Cost extends Pick<Row, 'name' | 'title' | 'ability'> {
  figures: readonly ('µs' | 'MiB')[]
  counts: Counts
  run: (opened: Opened, count: number) => Promise<number>
}

/** Tasks of a run that warms up, at most. */
const WARM_UP_COUNT = 10_000

/** Names a figure for one number of tasks. */
export function metricAt(figure: string, count: number): string {
  return `${figure} at ${count.toLocaleString('en')}`
}

/** Returns a row that tells by the number of tasks what one costs, and the most memory that the program has had. */
function costRow({ name, title, ability, figures, counts, run }: Cost): Row {
  return {
    name,
    title,
    metrics: figures.flatMap((figure) =>
      counts.ours.map((count) => ({ name: metricAt(figure, count), better: 'lower' as const })),
    ),
    ability,
    payload: 'small',
    sampling: {
      type: 'by-count',
      counts: { full: counts, quick: { ours: [1000, 10_000], peers: counts.peers.slice(0, 1) } },
    },
    async measure(opened, { count, warmUpMs = 0, repeatMs = 0 }): Promise<Figures> {
      await repeated(warmUpMs, () => run(opened, Math.min(count, WARM_UP_COUNT)))
      const runs = await repeated(repeatMs, () => run(opened, count))
      return { µs: (summarize(runs).median / count) * 1e6, MiB: process.resourceUsage().maxRSS / 1024 }
    },
  }
}

export const costAtOnce = costRow({
  name: 'cost-at-once',
  title: 'One of n single calls, all handed in at once: µs of each',
  ability: 'task',
  figures: ['µs'],
  // The peers take minutes; what 100,000 cost them is a row of its own.
  counts: { ours: [1000, 10_000, 100_000, 1_000_000], peers: [] },
  run: (opened, count) => secondsAtOnce(required(opened, 'task')('square'), count),
})

export const costMap = costRow({
  name: 'cost-map',
  title: 'One of n items of a map: µs of each',
  ability: 'map',
  figures: ['µs'],
  counts: { ours: [1000, 10_000, 100_000, 1_000_000, 10_000_000], peers: [1000, 100_000] },
  run: secondsOfMap,
})

export const costImap = costRow({
  name: 'cost-imap',
  title: 'One of n items of a stream, results in order: µs of each, and peak memory of the program',
  ability: 'imap',
  figures: ['µs', 'MiB'],
  counts: { ours: [1000, 10_000, 100_000, 1_000_000, 10_000_000], peers: [1000, 100_000] },
  run: (opened, count) => secondsOfStream(required(opened, 'imap'), count),
})
