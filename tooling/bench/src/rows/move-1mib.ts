import { quantile } from '../statistics/summary.ts'
import { byteLengthOf } from './echo-1mib.ts'
import { expectEqual } from './expect.ts'
import { required, type Row } from './row.ts'
import { sortedTimes } from './seconds.ts'

const BYTES = 1024 * 1024

export const move1Mib: Row = {
  name: 'move-1mib',
  title: '1 MiB of binary data there and back, moved instead of copied, in ms',
  metrics: [{ name: 'p50', better: 'lower' }],
  ability: 'move',
  payload: 'binary',
  sampling: {
    type: 'kept',
    sizes: { full: { count: 500, bytes: BYTES, warmUp: 100 }, quick: { count: 3, bytes: BYTES, warmUp: 1 } },
  },
  async measure(opened, { count, bytes = 0 }) {
    const move = required(opened, 'move')
    let buffer: unknown = new ArrayBuffer(bytes)
    const times = await sortedTimes(count, async () => {
      if (buffer instanceof ArrayBuffer) buffer = await move(buffer)
      expectEqual(byteLengthOf(buffer), bytes)
    })
    return { p50: quantile(times, 0.5) }
  },
}
