import type { Answer } from './thread-worker.ts'

/** Numbers that are sent: 8 MB of them. */
const COUNT = 1_000_000

/** Sends an array to a thread of this browser, has it add 1 to the first number there, and says who sees what. */
export async function showInThread(how: string): Promise<string> {
  if (how === 'share' && !globalThis.crossOriginIsolated) {
    return 'This page may not share memory: the browser wants it to be isolated first. The live demonstration asks for that; come back after it.'
  }
  const array = new Float64Array(how === 'share' ? new SharedArrayBuffer(COUNT * 8) : new ArrayBuffer(COUNT * 8))
  const start = performance.now()
  const { first } = await ask(array, how === 'move')
  const ms = (performance.now() - start).toFixed(1)
  const here = array.length === 0 ? 'nothing: its length is 0' : String(array[0])
  switch (how) {
    case 'copy':
      return `Copied. 8 MB went to a thread of your browser and it added 1 to the first number: there it is ${first}, here still ${here}. Copy, message and answer took ${ms} ms.`
    case 'move':
      return `Moved. The thread has the memory itself: there the first number is ${first}, and here is left ${here}. No byte was copied; message and answer took ${ms} ms.`
    default:
      return `Shared. There is one array: the thread sees ${first} as the first number, and so does this page, ${here}. No byte was copied; message and answer took ${ms} ms.`
  }
}

function ask(array: Float64Array, move: boolean): Promise<Answer> {
  const worker = new Worker(new URL('./thread-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Answer>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => resolve(data))
    worker.addEventListener('error', () => reject(new Error('The thread did not start')))
    worker.postMessage(array, move ? [array.buffer as ArrayBuffer] : [])
  }).finally(() => worker.terminate())
}
