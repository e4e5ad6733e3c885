import { secondsAtOnce } from './at-once.ts'
import { required, type Row } from './row.ts'

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
      sizes: { full: { count: 100_000, warmUp: 10_000 }, quick: { count: 500, warmUp: 100 } },
    },
    async measure(opened, { count }) {
      const square = required(opened, 'task')('square')
      const listen = required(opened, ability)
      const without: number[] = []
      const withListener: number[] = []
      // Each comes first once, so that neither is favoured by what the other left behind.
      for (const isListening of [false, true, true, false]) {
        const listener = isListening ? listen() : undefined
        const times = isListening ? withListener : without
        times.push(await secondsAtOnce(square, count))
        listener?.[Symbol.dispose]()
      }
      const [quiet, heard] = [without, withListener].map((times) => (2 * count) / times.reduce((a, b) => a + b))
      if (quiet === undefined || heard === undefined) throw new Error('Nothing was measured')
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
