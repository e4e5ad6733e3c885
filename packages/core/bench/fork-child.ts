// Sends so many messages, of so many bytes or small ones, to the program that has forked it.
import { once } from 'node:events'

const [count = 0, bytes = 0] = process.argv.slice(2).map(Number)
const message = bytes === 0 ? { n: 1, name: 'task' } : new Uint8Array(bytes)

await once(process, 'message')
for (let n = 0; n < count; n++) {
  if (n % 16 === 15 || n === count - 1) await new Promise((resolve) => process.send?.(message, resolve))
  else process.send?.(message)
}
process.disconnect?.()
