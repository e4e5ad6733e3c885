import { Process, SharedArray, Thread } from '@mp/core'

const heap = { count: 0 }
const shared = new SharedArray('i32', 1)

const increment = (): void => {
  heap.count += 1
  shared.add(0, 1)
}

// Each thread has a heap of its own, as each process has: the object is copied, the shared array is not.
for (const Worker of [Thread, Thread, Process, Process]) {
  const worker = new Worker(increment).start()
  await worker.join()
  console.log(`After a ${Worker.name.toLowerCase()}: heap.count = ${heap.count}, shared = ${shared.view[0]}`)
}
