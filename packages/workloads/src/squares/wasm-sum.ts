import { Layout } from '../wasm/layout.ts'
import { withInstance } from '../wasm/instance.ts'

const layout = new Layout()
const result = layout.add(16)

/** Adds up the squares of `from <= i < to`, exactly, in WebAssembly; `undefined` where there is none. */
export function addSquares(from: number, to: number): bigint | undefined {
  return withInstance(layout.byteLength, ({ functions, memory }) => {
    const whole = to - from - ((to - from) % 8)
    functions.addSquares(from, whole, result)
    const [low = 0n, high = 0n] = new BigUint64Array(memory.buffer, result, 2)
    let total = (high << 64n) | low
    for (let i = from + whole; i < to; i++) total += BigInt(i) ** 2n
    return total
  })
}
