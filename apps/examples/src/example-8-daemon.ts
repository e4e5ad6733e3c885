import { Process } from '@mp/core'

const heartbeat = (): void => {
  setInterval(() => {}, 1000)
}

const daemon = new Process(heartbeat, { daemon: true }).start()
const worker = new Process(() => console.log('Worker: the program waits for me')).start()
await worker.join()

console.log('Daemon alive:', daemon.isAlive)
console.log('Main ends, and the daemon with it')
