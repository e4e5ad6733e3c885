import { withInstance } from '../wasm/instance.ts'
import { Layout } from '../wasm/layout.ts'
import { rootsOf } from './roots.ts'
import type { Signal } from './signal.ts'

/** Transforms a signal in WebAssembly; `undefined` where there is none. */
export function transform({ real, imaginary }: Signal): Signal | undefined {
  const { length } = real
  const { cosines, sines } = rootsOf(length)
  const layout = new Layout()
  const source = layout.add(16 * length)
  const target = layout.add(16 * length)
  const roots = layout.add(16 * cosines.length)
  return withInstance(layout.byteLength, ({ functions, memory: { buffer } }) => {
    new Float64Array(buffer, roots).set(cosines)
    new Float64Array(buffer, roots).set(sines, cosines.length)
    new Float64Array(buffer, source).set(real)
    new Float64Array(buffer, source).set(imaginary, length)
    const result = functions.transform(source, target, roots, length)
    return {
      real: new Float64Array(buffer, result, length).slice(),
      imaginary: new Float64Array(buffer, result + 8 * length, length).slice(),
    }
  })
}
