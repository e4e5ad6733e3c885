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
      sizes: {
        full: { count: 20_000, warmUp: 10_000, turns: 8, passes: 5 },
        quick: { count: 500, warmUp: 100, turns: 2, passes: 1 },
      },
    },
    async measure(opened, { count, turns = 1, passes = 1 }) {
      const square = required(opened, 'task')('square')
      const listen = required(opened, ability)
      const times: Record<Half, number[]> = { without: [], with: [] }
      for (let turn = 0; turn < turns; turn++) {
        // Each half comes first in every other turn, so that neither is favoured by what the other left behind.
        const halves: Half[] = turn % 2 === 0 ? ['without', 'with'] : ['with', 'without']
        for (const half of halves) {
          const listener = half === 'with' ? listen() : undefined
          // Long enough that beginning and ending to listen hardly counts.
          for (let pass = 0; pass < passes; pass++) times[half].push(await secondsAtOnce(square, count))
          listener?.[Symbol.dispose]()
        }
      }
      // The quicker quarter, as what else the machine does, and the garbage of passes before, only takes time.
      const quiet = count / summarize(times.without).low
      const heard = count / summarize(times.with).low
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
