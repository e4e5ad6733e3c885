import { type Connection, pipe, Process } from '@mp/core'

/** Answers each number with its square, until the other end is closed. */
async function squares(end: Connection): Promise<void> {
  for await (const n of end) await end.send(Number(n) ** 2)
}

const [mine, theirs] = pipe()
const process = new Process(squares, { args: [theirs] }).start()
theirs.close()
for (const n of [1, 2, 3, 4, 5]) {
  await mine.send(n)
  console.log(n, '→', await mine.recv())
}
mine.close()
await process.join()
