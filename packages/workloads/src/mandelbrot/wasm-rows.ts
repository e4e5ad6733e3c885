import { withInstance } from '../wasm/instance.ts'
import { Layout } from '../wasm/layout.ts'
import type { Picture, PictureRow } from './plain-rows.ts'

/** Counts the iterations of each pixel of some rows in WebAssembly; `undefined` where there is none. */
export function iterateRows(rows: readonly PictureRow[], { left, step, maxIterations }: Picture): true | undefined {
  const width = rows[0]?.line.length ?? 0
  const layout = new Layout()
  const waiting = layout.add(16)
  const counts = layout.add(2 * width)
  return withInstance(layout.byteLength, ({ functions, memory }) => {
    const computed = new Uint16Array(memory.buffer, counts, width)
    for (const { line, imaginary } of rows) {
      functions.iterateRow(counts, width, waiting, left, step, imaginary, maxIterations)
      line.set(computed)
    }
    return true
  })
}
