import text from '../recordings/tour.json?raw'
import { runsOf } from './ansi.ts'
import type { Recording } from './recording.ts'

const recording = JSON.parse(text) as Recording
const plain = (line: string): string =>
  runsOf(line)
    .map(({ text }) => text)
    .join('')

/** What was typed. */
export const { command } = recording

/** How long the recording is. */
export const seconds = Math.round((recording.frames.at(-1)?.at ?? 0) / 1000)

/** The last screen as plain text, which is there before anything is played, and without scripts. */
export const lastScreen = screenAtEnd().join('\n')

function screenAtEnd(): string[] {
  const lines: string[] = Array.from({ length: recording.rows }, () => '')
  for (const { changed } of recording.frames) for (const [row, text] of changed) lines[row] = plain(text)
  return lines
}
