import { type LiveKernel, liveKernels } from './catalogue.ts'
import type { Report, RunOrder } from './messages.ts'

const now = (): number => performance.timeOrigin + performance.now()
const tell = (report: Report): void => postMessage(report)

addEventListener('message', ({ data }: MessageEvent<RunOrder>) => {
  const kernel = liveKernels.get(data.kernel)
  if (kernel === undefined) throw new Error(`There is no kernel ${data.kernel}`)
  const { lane } = data
  warmUp(data.kernel, kernel)
  for (const index of turns(data, kernel.parts.length)) {
    const begun = now()
    tell({ type: 'begin', lane, index, at: begun })
    const result = kernel.run(kernel.parts[index])
    tell({ type: 'end', lane, index, begun, at: now(), result })
  }
  tell({ type: 'finished', lane })
})

const warm = new Set<string>()

/** Has the engine compile a kernel before its first timed part: else the first run would pay for all that follow. */
function warmUp(name: string, { parts, run }: LiveKernel): void {
  if (warm.has(name)) return
  warm.add(name)
  for (let index = 0; index < parts.length; index += 12) run(parts[index])
}

tell({ type: 'ready' })

/** Takes part after part by one atomic step, as the workers of a pool do; or every n-th where no memory is shared. */
function* turns({ lane, laneCount, counter }: RunOrder, partCount: number): Generator<number> {
  if (counter === undefined) {
    for (let index = lane; index < partCount; index += laneCount) yield index
    return
  }
  for (let index = Atomics.add(counter, 0, 1); index < partCount; index = Atomics.add(counter, 0, 1)) yield index
}
