import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mpPath, runMp } from '../fixture/built-mp.ts'
import { emptyFolder } from '../fixture/empty-folder.ts'
import { tmuxMissing, TmuxScreen } from '../fixture/tmux.ts'

const reason = tmuxMissing()
if (reason !== undefined) process.stderr.write(`skipped: ${reason}\n`)

/** A function that waits for a file with the name of its input: the test says when a task ends. */
const script = `
import { existsSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
export async function wait(name: string) {
  console.log('waits for ' + name)
  while (!existsSync(name)) await setTimeout(10)
  return name
}
`

function folder(): string {
  const path = emptyFolder()
  writeFileSync(join(path, 'work.ts'), script)
  writeFileSync(join(path, 'names.txt'), 'one\ntwo\n')
  return path
}

describe.skipIf(reason !== undefined)('mp run in a real terminal', () => {
  test('its progress is on the whole screen, under the log after q, and gone at the end, where the results are', async () => {
    const cwd = folder()
    const environment = 'CI= NO_COLOR= TERM=screen-256color LC_ALL=C.UTF-8 NODE_ENV='
    const command = `${process.execPath} ${mpPath} run work.ts --map names.txt -j 1 --progress full`
    using screen = new TmuxScreen(`cd ${cwd}; env ${environment} ${command}`, { columns: 100, rows: 30 })
    await screen.shows(/mp run {2}wait [^]* work {2}wait [^]*w1 +\d+ +run/)
    expect(screen.isAlternate).toBe(true)
    writeFileSync(join(cwd, 'one'), '')
    await screen.shows(/1 \/ 2/)
    expect(screen.text).not.toContain('"one"')
    screen.keys('q')
    const under = await screen.shows(/waits for one\s[^]*"one"\s[^]*mp run {2}wait [^]*50% {2}1 \/ 2[^]*time/)
    expect([screen.isAlternate, under.match(/1 \/ 2/g)]).toEqual([false, ['1 / 2']])
    writeFileSync(join(cwd, 'two'), '')
    const end = await screen.shows(/2 of 2 done in /)
    expect(end).toMatch(/"one"\s[^]*"two"\s+2 of 2/)
    expect(end).toContain('waits for two')
    expect(end).not.toContain('1 / 2')
    expect(screen.hasCursor).toBe(true)
  })
})

test.each(['run', 'compress'])('mp %s refuses the whole screen where there is none', async (command) => {
  const cwd = folder()
  const { code, stdout, stderr } = await runMp(
    [command, command === 'compress' ? '.' : 'work.ts', '--progress', 'full'],
    {
      cwd,
    },
  )
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain('--progress full needs a terminal')
})
