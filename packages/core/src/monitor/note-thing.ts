import { beginWhenAsked } from './begin-when-asked.ts'
import { hub } from './hub.ts'
import type { ThingFigures } from './things.ts'

/** Notes a thing for those who watch the program, if anybody may. */
export function noteThing<T extends object>(thing: T, figuresOf: (thing: T) => ThingFigures | undefined): void {
  beginWhenAsked()
  if (hub().notesThings) hub().things.add(thing, figuresOf)
}
