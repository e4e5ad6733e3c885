import { type MessagePort, workerData } from 'node:worker_threads'
import { isThreadStart, openThreadPort } from './guest/thread-port.ts'
import { serve } from './guest/serve.ts'

/** Serves the pool at the other end of a port; this is the one task that Piscina hands to the thread. */
export function adopt(port: MessagePort): void {
  serve(openThreadPort(port))
}

if (isThreadStart(workerData)) adopt(workerData.mpPort)
