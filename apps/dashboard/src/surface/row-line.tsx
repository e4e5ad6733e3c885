import { Text } from 'ink'
import { memo, type NamedExoticComponent, type ReactNode } from 'react'
import type { Row, Segment } from '../view/segment.ts'

/** One row: a single text, coloured by texts inside it, drawn anew only when it changed. */
export const RowLine: NamedExoticComponent<{ row: Row }> = memo(
  ({ row }: { row: Row }): ReactNode => (
    <Text wrap="truncate">
      {merged(row).map((segment, index) => (
        <Text key={index} {...styleOf(segment)}>
          {segment.text}
        </Text>
      ))}
    </Text>
  ),
  (before, after) => isAlike(before.row, after.row),
)

function isAlike(before: Row, after: Row): boolean {
  return (
    before.length === after.length &&
    before.every((segment, index) => {
      const other = after[index]
      return other !== undefined && segment.text === other.text && hasStyleOf(segment, other)
    })
  )
}

function hasStyleOf(segment: Segment, other: Segment): boolean {
  return segment.colour === other.colour && segment.bold === other.bold && segment.dim === other.dim
}

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
    if (last !== undefined && hasStyleOf(last, segment)) {
      joined[joined.length - 1] = { ...last, text: last.text + segment.text }
    } else joined.push(segment)
  }
  return joined
}
