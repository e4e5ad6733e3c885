import { withInstance } from '../wasm/instance.ts'
import { Layout } from '../wasm/layout.ts'

/** Sorts doubles in WebAssembly into `target`, which may be the source; `undefined` where there is none. */
export function sortInto(target: Float64Array, source: Float64Array): true | undefined {
  const layout = new Layout()
  const values = layout.add(source.byteLength)
  const spare = layout.add(source.byteLength)
  const places = layout.add(6 * 2048 * 4)
  return withInstance(layout.byteLength, ({ functions, memory: { buffer } }) => {
    new Float64Array(buffer, values).set(source)
    const sorted = functions.sortDoubles(values, spare, places, source.length)
    target.set(new Float64Array(buffer, sorted, source.length))
    return true
  })
}
