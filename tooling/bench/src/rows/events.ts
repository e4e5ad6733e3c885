import { secondsAtOnce } from './at-once.ts'
import { required, type Row } from './row.ts'

export const events: Row = {
  name: 'events',
  title: 'Single calls, all handed in at once: without a listener, and with one',
  metrics: [
    { name: 'tasks/s without', better: 'higher' },
    { name: 'tasks/s with', better: 'higher' },
    { name: '% lost', better: 'lower' },
  ],
  ability: 'listen',
  payload: 'small',
  sampling: {
    type: 'kept',
    sizes: { full: { count: 100_000, warmUp: 10_000 }, quick: { count: 500, warmUp: 100 } },
  },
  async measure(opened, { count }) {
    const square = required(opened, 'task')('square')
    const listen = required(opened, 'listen')
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
