import { withInstance } from '../wasm/instance.ts'
import { Layout } from '../wasm/layout.ts'
import { type Block, blockPoints } from './assign-block.ts'

/** Centroids whose distances are measured at a time. */
const lanes = 4

/** Does what `use` asks block by block in WebAssembly, and returns what that returns; `undefined` where there is none. */
export function withAssigner<T>(
  { dimensions, centroids }: Pick<Block, 'dimensions' | 'centroids'>,
  use: (assign: (block: Block) => number) => T,
): T | undefined {
  const clusters = Math.ceil(centroids.length / dimensions / lanes) * lanes
  const sumsLength = clusters * (dimensions + 1)
  const layout = new Layout()
  const pointsAt = layout.add(8 * blockPoints * dimensions)
  const centroidsAt = layout.add(8 * clusters * dimensions)
  const labelsAt = layout.add(2 * blockPoints)
  const distancesAt = layout.add(8 * blockPoints)
  const sumsAt = layout.add(8 * sumsLength)
  return withInstance(layout.byteLength, ({ functions, memory: { buffer } }) => {
    layOut(new Float64Array(buffer, centroidsAt, clusters * dimensions), centroids, dimensions)
    const sums = new Float64Array(buffer, sumsAt, sumsLength)
    return use((block) => {
      const count = block.labels.length
      new Float64Array(buffer, pointsAt).set(block.points)
      sums.fill(0)
      const inertia = functions.assignPoints(
        pointsAt,
        count,
        dimensions,
        centroidsAt,
        clusters,
        labelsAt,
        distancesAt,
        sumsAt,
      )
      block.labels.set(new Uint16Array(buffer, labelsAt, count))
      block.sums.set(sums.subarray(0, block.sums.length))
      return inertia
    })
  })
}

/** Lays centroids out dimension by dimension; those that fill up the last lanes are nearest to nothing. */
function layOut(target: Float64Array, centroids: Float64Array, dimensions: number): void {
  const clusters = target.length / dimensions
  target.fill(Infinity)
  for (const [index, value] of centroids.entries()) {
    target[(index % dimensions) * clusters + Math.floor(index / dimensions)] = value
  }
}
