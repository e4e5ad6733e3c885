import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Frame, Recording } from '../src/replay/recording.ts'

// Records what a terminal shows while `mp tour` runs: `pnpm --filter @mp/docs record:tour`, after a build.
const [columns, rows] = [96, 30]
const demos = ['example-2', 'task-2', 'task-3']
const mp = fileURLToPath(new URL('../../dashboard/dist/mp.js', import.meta.url))
const socket = `mp-record-${process.pid}`

function tmux(...args: string[]): string {
  return execFileSync('tmux', ['-L', socket, '-f', '/dev/null', ...args], { encoding: 'utf8' })
}

/** Returns the lines of the screen with their colours, without blanks at their ends. */
function screen(): string[] {
  return tmux('capture-pane', '-p', '-e')
    .split('\n')
    .slice(0, rows)
    .map((line) => line.trimEnd())
}

const isOver = (lines: readonly string[]): boolean => lines.some((line) => /finished|done ·|all measured/.test(line))

async function record(): Promise<Frame[]> {
  const start = performance.now()
  const frames: Frame[] = []
  let before: string[] = []
  for (;;) {
    const now = screen()
    const changed = now.flatMap((line, row): [number, string][] => (line === before[row] ? [] : [[row, line]]))
    const at = Math.round(performance.now() - start)
    if (changed.length > 0) frames.push({ at, changed })
    if (at > 45_000 || tmux('display', '-p', '#{pane_dead}').trim() === '1' || isOver(now)) return frames
    before = now
    await sleep(250)
  }
}

const command = `COLORTERM=truecolor TERM=xterm-256color '${process.execPath}' '${mp}' tour ${demos.join(' ')}`
tmux('-u', 'new-session', '-d', '-x', String(columns), '-y', String(rows), command)
tmux('set-option', '-g', 'remain-on-exit', 'on')
try {
  const frames = await record()
  const recording: Recording = { command: `mp tour ${demos.join(' ')}`, columns, rows, frames }
  await writeFile(new URL('../src/recordings/tour.json', import.meta.url), `${JSON.stringify(recording)}\n`)
  console.log(frames.length, 'frames,', (frames.at(-1)?.at ?? 0) / 1000, 's')
} finally {
  tmux('kill-server')
}
