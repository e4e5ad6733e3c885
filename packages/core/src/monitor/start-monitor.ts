import { extname } from 'node:path'
import { threadId } from 'node:worker_threads'
import { sharedSlot } from '../shared-slot.ts'
import { endWithExit } from './end-with-exit.ts'
import { hub } from './hub.ts'
import { monitorMode } from './monitor-settings.ts'
import { MonitorServer } from './monitor-server.ts'
import { record } from './record.ts'

/** What was started in this thread already. */
interface Started {
  server: boolean
  recording: boolean
}

const slot = sharedSlot<Started>('monitor-started')

/** Opens this program to watchers if it asks for that, and begins the recording that the environment asks for. */
export function startMonitor({ isAsked }: { isAsked: boolean }): void {
  const started = (slot.value ??= { server: false, recording: false })
  if (isAsked && !started.server) {
    started.server = true
    listen()
  }
  const path = process.env['MP_RECORD']
  if (path === undefined || path === '' || started.recording) return
  started.recording = true
  recordAt(path)
}

/** Whether the environment asks for this program to be watched or recorded. */
export function isMonitorAsked(): boolean {
  const mode = monitorMode()
  return mode === 'on' || mode === 'control' || (process.env['MP_RECORD'] ?? '') !== ''
}

/** The program is more important than that it can be watched. */
function listen(): void {
  try {
    hub().notesThings = true
    const server = new MonitorServer(hub())
    endWithExit()
    process.on('exit', () => server.close())
  } catch (error) {
    warn(error)
  }
}

function recordAt(path: string): void {
  try {
    record(ownPath(path))
  } catch (error) {
    warn(error)
  }
}

/** Programs that inherit the variable do not write into the file of the one that was given it. */
function ownPath(path: string): string {
  const owner = (process.env['MP_RECORD_OWNER'] ??= String(process.pid))
  if (owner === String(process.pid) && threadId === 0) return path
  const extension = extname(path)
  const own = threadId === 0 ? `${process.pid}` : `${process.pid}.${threadId}`
  return `${path.slice(0, path.length - extension.length)}.${own}${extension}`
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error))
}
