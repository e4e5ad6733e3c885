import { summarize } from '../statistics/summary.ts'
import { required, type Row } from './row.ts'

const MEBIBYTE = 1024 * 1024

export const messages: Row = {
  name: 'messages',
  title: 'A queue between two processes, small objects and 1 MiB of binary data; a pipe, median round trip in µs',
  metrics: [
    { name: 'small/s', better: 'higher' },
    { name: 'MiB/s', better: 'higher' },
    { name: 'round trip', better: 'lower' },
  ],
  ability: 'messages',
  payload: 'binary',
  sampling: {
    type: 'kept',
    sizes: {
      full: { count: 300_000, large: 500, trips: 3000, warmUp: 5000 },
      quick: { count: 200, large: 5, trips: 20, warmUp: 100 },
    },
  },
  async measure(opened, { count, large = 2, trips = 1 }) {
    const { receive, roundTrips } = required(opened, 'messages')
    return {
      'small/s': (count - 1) / (await receive(count, 0)),
      'MiB/s': (large - 1) / (await receive(large, MEBIBYTE)),
      'round trip': summarize(await roundTrips(trips)).median,
    }
  },
}
