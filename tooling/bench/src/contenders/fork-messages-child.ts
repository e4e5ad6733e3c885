// Sends so many messages to the program that has forked it; without a number, sends back what comes.
import { messageOf } from './message.ts'

const [count, bytes = 0] = process.argv.slice(2).map(Number)

if (count === undefined) process.on('message', (message) => process.send?.(message))
else {
  const message = messageOf(bytes)
  for (let n = 0; n < count; n++) {
    // Waits now and then, so that not all of them pile up on this side.
    if (n % 16 === 15 || n === count - 1) await new Promise((resolve) => process.send?.(message, resolve))
    else process.send?.(message)
  }
  process.disconnect?.()
}
