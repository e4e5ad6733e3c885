import { hub } from './hub.ts'

let users = 0

/** Has everybody who watches be told the end of the program when it exits; returns how to take that back. */
export function endWithExit(): () => void {
  if (users === 0) process.on('exit', tellEnd)
  users += 1
  let isUser = true
  return () => {
    if (!isUser) return
    isUser = false
    users -= 1
    if (users === 0) process.off('exit', tellEnd)
  }
}

function tellEnd(exitCode: number): void {
  hub().end(exitCode)
}
