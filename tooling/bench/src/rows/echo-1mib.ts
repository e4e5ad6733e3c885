import { quantile } from '../statistics/summary.ts'
import { expectEqual } from './expect.ts'
import { required, type Row } from './row.ts'
import { sortedTimes } from './seconds.ts'

const BYTES = 1024 * 1024

/** The length of binary data of any type: a library may give back another view than it got. */
export function byteLengthOf(value: unknown): number {
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return value.byteLength
  throw new TypeError(`Expected binary data, got ${Object.prototype.toString.call(value)}`)
}

export const echo1Mib: Row = {
  name: 'echo-1mib',
  title: '1 MiB of binary data there and back by copy, in ms',
  metrics: [{ name: 'p50', better: 'lower' }],
  ability: 'task',
  payload: 'binary',
  sampling: {
    type: 'kept',
    sizes: { full: { count: 100, bytes: BYTES, warmUp: 20 }, quick: { count: 3, bytes: BYTES, warmUp: 1 } },
  },
  async measure(opened, { count, bytes = 0 }) {
    const echo = required(opened, 'task')('echo')
    const data = new Uint8Array(bytes).fill(7)
    const times = await sortedTimes(count, async () => expectEqual(byteLengthOf(await echo(data)), bytes))
    return { p50: quantile(times, 0.5) }
  },
}
