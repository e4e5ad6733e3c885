import { EventFormatError } from '../errors.ts'
import { eventShapes } from './event-shapes.ts'
import { type MonitorEvent, SCHEMA_VERSION, type UnknownEvent } from './schema.ts'
import { faultOf, isRecord } from './shape.ts'

/**
 * Reads one event from a line of a stream or a recording, and checks all that its type says of it.
 *
 * @remarks
 * Fields that the schema does not know are kept. An event of an unknown type is one of a later version of this package:
 * it is returned as an {@link UnknownEvent}, to be counted or passed on.
 * @param line - JSON of one event, with or without its line end.
 * @param lineNumber - For the message of an error, counted from 1.
 * @throws {@link EventFormatError} when the line is no event, or one of a schema that this version cannot read.
 * @see {@link readEvents} for a whole stream.
 * @example
 * ```ts @import.meta.vitest
 * import { parseEvent } from '@mp/core/monitor'
 * expect(parseEvent('{"type":"lost","at":1764360000000,"events":12}')).toMatchObject({ type: 'lost', events: 12 })
 * expect(parseEvent('{"type":"weather","at":1764360000000}')).toMatchObject({ type: 'unknown', name: 'weather' })
 * expect(() => parseEvent('{"type":"lost"}', 7)).toThrow('line 7: at is no number')
 * ```
 */
export function parseEvent(line: string, lineNumber = 1): MonitorEvent | UnknownEvent {
  const value = jsonOf(line, lineNumber)
  if (!isRecord(value)) throw new EventFormatError(lineNumber, 'it is no object')
  const { type } = value
  if (typeof type !== 'string') throw new EventFormatError(lineNumber, 'type is no string')
  if (!isKnown(type)) return { type: 'unknown', name: type, fields: value }
  const fault = faultOf(value, { fields: { at: 'number', ...eventShapes[type] } })
  if (fault !== undefined) throw new EventFormatError(lineNumber, fault)
  if (!isEvent(value)) throw new EventFormatError(lineNumber, 'it is no event')
  if (value.type === 'header' && value.schemaVersion > SCHEMA_VERSION)
    throw new EventFormatError(
      lineNumber,
      `it is of schema ${value.schemaVersion}, and this version of @mp/core reads up to ${SCHEMA_VERSION}; update it`,
    )
  return value
}

function jsonOf(line: string, lineNumber: number): unknown {
  try {
    return JSON.parse(line)
  } catch (cause) {
    throw new EventFormatError(lineNumber, 'it is no JSON', { cause })
  }
}

function isKnown(type: string): type is MonitorEvent['type'] {
  return Object.hasOwn(eventShapes, type)
}

/** Its shape has been looked at: what is left is to say so. */
function isEvent(value: Record<string, unknown>): value is Record<string, unknown> & MonitorEvent {
  return typeof value['type'] === 'string' && isKnown(value['type'])
}

/**
 * Writes an event as a line of a stream or a recording, its line end included.
 *
 * @returns One line of JSON; fractions of times are cut to a microsecond.
 * @see {@link parseEvent}, which reads it.
 * @example
 * ```ts @import.meta.vitest
 * import { encodeEvent, parseEvent } from '@mp/core/monitor'
 * const line = encodeEvent({ type: 'lost', at: 1764360000000, events: 12 })
 * expect(line).toBe('{"type":"lost","at":1764360000000,"events":12}\n')
 * expect(parseEvent(line)).toEqual({ type: 'lost', at: 1764360000000, events: 12 })
 * ```
 */
export function encodeEvent(event: MonitorEvent | UnknownEvent): string {
  return `${JSON.stringify(event.type === 'unknown' ? event.fields : event, toMicroseconds)}\n`
}

function toMicroseconds(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * 1000) / 1000 : value
}
