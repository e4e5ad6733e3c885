import { summarize } from '../statistics/summary.ts'
import { secondsAtOnce } from './at-once.ts'
import { required, type Row } from './row.ts'

/** The passes with somebody who listens, or those without. */
type Half = 'without' | 'with'

/** Measures single calls with and without somebody who listens. */
function listening(ability: 'listen' | 'observe', about: Pick<Row, 'name' | 'title'>): Row {
  return {
    ...about,
    metrics: [
      { name: 'tasks/s without', better: 'higher' },
      { name: 'tasks/s with', better: 'higher' },
      { name: '% lost', better: 'lower' },
    ],
    ability,
    payload: 'small',
    sampling: {
      type: 'kept',
      sizes: { full: { count: 20_000, warmUp: 10_000, turns: 20 }, quick: { count: 500, warmUp: 100, turns: 2 } },
    },
    async measure(opened, { count, turns = 1 }) {
      const square = required(opened, 'task')('square')
      const listen = required(opened, ability)
      const times: Record<Half, number[]> = { without: [], with: [] }
      for (let turn = 0; turn < turns; turn++) {
        // Each half comes first in every other turn, so that neither is favoured by what the other left behind.
        const halves: Half[] = turn % 2 === 0 ? ['without', 'with'] : ['with', 'without']
        for (const half of halves) {
          const listener = half === 'with' ? listen() : undefined
          times[half].push(await secondsAtOnce(square, count))
          listener?.[Symbol.dispose]()
        }
      }
      // Medians, as a pass in which garbage of all the passes before is collected is in one half alone.
      const quiet = count / summarize(times.without).median
      const heard = count / summarize(times.with).median
      return { 'tasks/s without': quiet, 'tasks/s with': heard, '% lost': 100 * (1 - heard / quiet) }
    },
  }
}

export const events: Row = listening('listen', {
  name: 'events',
  title: 'Single calls, all handed in at once: without a listener, and with one',
})

export const observed: Row = listening('observe', {
  name: 'observed',
  title: 'Single calls, all handed in at once: unwatched, and with an observer, as a dashboard or a recording is one',
})
