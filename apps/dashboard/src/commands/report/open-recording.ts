import { createReadStream } from 'node:fs'
import { type MonitorEvent, readEvents, type UnknownEvent } from '@mp/core/monitor'

/** Reads a recording, or the standard input where the path is `-`; checks each event. */
export function openRecording(path: string): AsyncGenerator<MonitorEvent | UnknownEvent, void, undefined> {
  const stream: AsyncIterable<Uint8Array> = path === '-' ? process.stdin : createReadStream(path)
  return readEvents(stream)
}

/** Words what is wrong with a recording that cannot be read, and how to mend it. */
export function unreadable(command: string, path: string, error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error)
  const hint = /ENOENT/.test(reason) ? '; mp top --record FILE, or a program with MP_RECORD=FILE, writes one' : ''
  return `mp ${command}: ${path === '-' ? 'the standard input' : path} cannot be read: ${reason}${hint}\n`
}
