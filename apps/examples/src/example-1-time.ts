import { Process, Thread } from '@mp/core'
import { sumOfSquares } from '@mp/workloads'

function cpuWork(count: number): void {
  sumOfSquares(0, count)
}

/** Does the same work twice: on one thread, on two threads, on two processes. */
async function compare(count: number): Promise<void> {
  console.log(`Sum of squares below ${count.toLocaleString('en')}, twice`)

  let start = performance.now()
  await Promise.all([(async () => cpuWork(count))(), (async () => cpuWork(count))()])
  console.log('  Async time:  ', seconds(start))

  for (const Worker of [Thread, Process]) {
    start = performance.now()
    const first = new Worker(cpuWork, { args: [count] }).start()
    const second = new Worker(cpuWork, { args: [count] }).start()
    await Promise.all([first.join(), second.join()])
    console.log(`  ${Worker.name} time:`.padEnd(16), seconds(start))
  }
}

function seconds(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(2)} seconds`
}

await compare(50_000_000)
await compare(2_000_000_000)

console.log(`
Why? Promise.all runs on one thread and one event loop: the second call begins when the first has ended.
Threads and processes have an isolate each, without a lock between them, so two calls use two cores.
Starting one costs some milliseconds, a process more than a thread: too much for a job that is as short itself.`)
