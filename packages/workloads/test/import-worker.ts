import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

const code = `
const { parentPort } = require('node:worker_threads')
parentPort.on('message', async ({ url, name, part }) => {
  const module = await import(url)
  parentPort.postMessage(module[name](part))
})`

/** A thread that runs exported functions of this package, which it imports by URL and name. */
export class ImportWorker implements AsyncDisposable {
  readonly #worker = new Worker(code, { eval: true, execArgv: [] })

  /** Runs one function on one part; one at a time. */
  async run(name: string, part: unknown): Promise<unknown> {
    const url = new URL('../src/index.ts', import.meta.url).href
    this.#worker.postMessage({ url, name, part })
    const [result] = await once(this.#worker, 'message')
    return result
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker.terminate()
  }
}
