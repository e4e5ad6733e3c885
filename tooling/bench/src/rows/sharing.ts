import { quantile } from '../statistics/summary.ts'
import { required, type Row } from './row.ts'

const MEBIBYTE = 1024 * 1024

export const sharing: Row = {
  name: 'sharing',
  title:
    'A lock acquired and released, by one in ns and by two processes at a time; 100 MiB to a process and back in ms',
  metrics: [
    { name: 'alone', better: 'lower' },
    { name: 'together/s', better: 'higher' },
    { name: '100 MiB', better: 'lower' },
  ],
  ability: 'sharing',
  payload: 'binary',
  sampling: {
    type: 'kept',
    sizes: {
      full: { count: 300_000, bytes: 100 * MEBIBYTE, trips: 3, warmUp: 20_000 },
      quick: { count: 200, bytes: MEBIBYTE, trips: 1, warmUp: 100 },
    },
  },
  async measure(opened, { count, bytes = MEBIBYTE, trips = 1 }) {
    const { lockAlone, lockTogether, largeTrips } = required(opened, 'sharing')
    return {
      alone: ((await lockAlone(count)) / count) * 1e9,
      'together/s': (2 * count) / (await lockTogether(count)),
      '100 MiB': quantile(Float64Array.from(await largeTrips(bytes, trips)), 0.5),
    }
  },
}
