import { Box, type Key, Text, useApp, useInput, useWindowSize } from 'ink'
import { memo, type ReactNode, useSyncExternalStore } from 'react'
import { press } from '../tour/act.ts'
import type { Tour } from '../tour/tour.ts'
import type { TourStore } from '../tour/tour-store.ts'
import type { Glyphs } from '../view/glyphs.ts'
import { screenRows } from '../view/screen.ts'
import type { Row, Segment } from '../view/segment.ts'

interface DashboardProps {
  tour: Tour
  store: TourStore
  glyphs: Glyphs
}

/** Draws the tour and hands keys to it; exits with `quit` or `interrupt`. */
export function Dashboard({ tour, store, glyphs }: DashboardProps): ReactNode {
  const state = useSyncExternalStore(store.subscribe, store.snapshot)
  const { columns, rows } = useWindowSize()
  const { exit, suspendTerminal } = useApp()
  useInput((input, key) => {
    const name = keyName(input, key)
    if (name === 'ctrl+z') void suspendTerminal(stopUntilContinued)
    else if (press(name, tour, store)) exit(name === 'ctrl+c' ? 'interrupt' : 'quit')
  })
  return (
    <Box flexDirection="column">
      {screenRows(state, { columns, rows }, glyphs).map((row, index) => (
        <Line key={index} row={row} />
      ))}
    </Box>
  )
}

/** One row: a single text, coloured by texts inside it, drawn anew only when it changed. */
const Line = memo(
  ({ row }: { row: Row }): ReactNode => (
    <Text wrap="truncate">
      {merged(row).map((segment, index) => (
        <Text key={index} {...styleOf(segment)}>
          {segment.text}
        </Text>
      ))}
    </Text>
  ),
  (before, after) => JSON.stringify(before.row) === JSON.stringify(after.row),
)

function styleOf(segment: Segment): { color?: string; bold?: boolean; dimColor?: boolean } {
  return {
    ...(segment.colour === undefined ? {} : { color: segment.colour }),
    ...(segment.bold === true ? { bold: true } : {}),
    ...(segment.dim === true ? { dimColor: true } : {}),
  }
}

/** Joins neighbours of one style: fewer nodes to lay out. */
function merged(row: Row): Segment[] {
  const joined: Segment[] = []
  for (const segment of row) {
    const last = joined.at(-1)
    const isAlike = last?.colour === segment.colour && last?.bold === segment.bold && last?.dim === segment.dim
    if (last !== undefined && isAlike) joined[joined.length - 1] = { ...last, text: last.text + segment.text }
    else joined.push(segment)
  }
  return joined
}

function keyName(input: string, key: Key): string {
  if (key.upArrow) return 'up'
  if (key.downArrow) return 'down'
  if (key.leftArrow) return 'left'
  if (key.rightArrow) return 'right'
  if (key.return) return 'return'
  if (key.ctrl) return `ctrl+${input}`
  return input === ' ' ? 'space' : input
}

/** Ctrl-Z: gives the terminal back to the shell until `fg`. */
async function stopUntilContinued(): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once('SIGCONT', () => resolve())
    // The whole group, as the terminal itself would do it: package managers in front of us have to stop too.
    process.kill(0, 'SIGTSTP')
  })
}
