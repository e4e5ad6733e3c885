import { atOnce } from './at-once.ts'
import { costAtOnce, costImap, costMap } from './cost.ts'
import { echo1Mib } from './echo-1mib.ts'
import { echoObjects } from './echo-objects.ts'
import { events, observed } from './events.ts'
import { mapByHand } from './map-by-hand.ts'
import { map } from './map.ts'
import { memory } from './memory.ts'
import { messages } from './messages.ts'
import { move1Mib } from './move-1mib.ts'
import { roundTrip } from './round-trip.ts'
import type { Row } from './row.ts'
import { scaling } from './scaling.ts'
import { sharing } from './sharing.ts'
import { start } from './start.ts'
import { imap, imapUnordered } from './streams.ts'
import { window } from './window.ts'

/** Every row, in the order in which they run. */
export const allRows: readonly Row[] = [
  atOnce,
  window,
  roundTrip,
  map,
  mapByHand,
  imap,
  imapUnordered,
  echo1Mib,
  move1Mib,
  echoObjects,
  start,
  scaling,
  memory,
  costAtOnce,
  costMap,
  costImap,
  events,
  observed,
  messages,
  sharing,
]
