import { EventFormatError } from '../errors.ts'
import { parseEvent } from './parse-event.ts'
import type { MonitorEvent, UnknownEvent } from './schema.ts'

/** The longest line that is read, in characters. */
const LONGEST_LINE = 64 * 1024 * 1024

/** Text or bytes of a stream of events, in pieces of any length: a file's stream, a socket, an array of strings. */
export type EventSource = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>

/**
 * Reads the events of a recording or a stream, one after the other, and checks each.
 *
 * @remarks
 * The first is always a `header`. A last line without its end that is no JSON is left out: the program was killed while
 * it wrote that. Memory is held for one line at a time.
 * @param source - NDJSON in UTF-8, in pieces that may end anywhere.
 * @throws {@link EventFormatError} at the first line that is no event, or when the first one is no header.
 * @see {@link parseEvent} for a single line.
 * @example
 * ```ts @import.meta.vitest
 * import { encodeEvent, readEvents } from '@mp/core/monitor'
 * const lines = ['{"type":"lost","at":1,', '"events":2}\n']
 * const read = async () => { for await (const event of readEvents(lines)) return event }
 * await expect(read()).rejects.toThrow('line 1: the first event is no header')
 * ```
 */
export async function* readEvents(source: EventSource): AsyncGenerator<MonitorEvent | UnknownEvent, void, undefined> {
  let lineNumber = 0
  for await (const { text, isWhole } of linesOf(source)) {
    lineNumber += 1
    if (text.trim() === '') continue
    if (!isWhole && !isJson(text)) return
    const event = parseEvent(text, lineNumber)
    if (lineNumber === 1 && event.type !== 'header')
      throw new EventFormatError(lineNumber, 'the first event is no header')
    yield event
  }
}

interface Line {
  text: string
  /** Whether its end was there. */
  isWhole: boolean
}

async function* linesOf(source: EventSource): AsyncGenerator<Line, void, undefined> {
  const decoder = new TextDecoder()
  let pending: string[] = []
  let length = 0
  let count = 0
  for await (const chunk of source) {
    const pieces = (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })).split('\n')
    for (const piece of pieces.slice(0, -1)) {
      pending.push(piece)
      yield { text: pending.join(''), isWhole: true }
      pending = []
      length = 0
      count += 1
    }
    const rest = pieces.at(-1) ?? ''
    pending.push(rest)
    length += rest.length
    if (length > LONGEST_LINE) throw new EventFormatError(count + 1, `it is longer than ${LONGEST_LINE} characters`)
  }
  const last = pending.join('') + decoder.decode()
  if (last !== '') yield { text: last, isWhole: false }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
