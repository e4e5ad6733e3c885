import { SquaresChecksum } from './expect.ts'
import { range } from './numbers.ts'
import { required, type Row } from './row.ts'
import { seconds } from './seconds.ts'

type Stream = (numbers: Iterable<number>) => AsyncIterable<unknown>

/** Squares a stream of so many numbers and returns the seconds that takes. */
export async function secondsOfStream(stream: Stream, count: number): Promise<number> {
  const checksum = new SquaresChecksum()
  const time = await seconds(async () => {
    for await (const result of stream(range(count))) checksum.add(result)
  })
  checksum.expect(count)
  return time
}

function streamRow(ability: 'imap' | 'imapUnordered', row: Pick<Row, 'name' | 'title'>): Row {
  return {
    ...row,
    metrics: [{ name: 'items/s', better: 'higher' }],
    ability,
    payload: 'plain',
    sampling: {
      type: 'kept',
      sizes: { full: { count: 1_000_000, warmUp: 20_000 }, quick: { count: 500, warmUp: 100 } },
      limitMs: 1500,
    },
    async measure(opened, { count }) {
      return { 'items/s': count / (await secondsOfStream(required(opened, ability), count)) }
    },
  }
}

export const imap = streamRow('imap', { name: 'imap', title: 'A stream of numbers, results in order' })
export const imapUnordered = streamRow('imapUnordered', {
  name: 'imap-unordered',
  title: 'A stream of numbers, results as they come',
})
