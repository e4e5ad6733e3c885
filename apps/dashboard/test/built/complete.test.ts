import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mpPath, runMp } from '../fixture/built-mp.ts'
import { emptyFolder } from '../fixture/empty-folder.ts'
import { tmuxMissing, TmuxScreen } from '../fixture/tmux.ts'

/** A folder with a program named `mp`, and files to be completed. */
const folder = emptyFolder()
writeFileSync(join(folder, 'mp'), `#!/bin/sh\nexec ${process.execPath} ${mpPath} "$@"\n`)
chmodSync(join(folder, 'mp'), 0o755)
writeFileSync(join(folder, 'work.ts'), '')
mkdirSync(join(folder, 'photos'))

/** Has a real bash load the script, and complete the last of the words. */
function completedByBash(...words: string[]): string[] {
  const quoted = words.map((word) => `'${word}'`).join(' ')
  // Loaded twice, as a new shell within a shell does.
  const script = `source <(mp complete bash); source <(mp complete bash)
    COMP_WORDS=(mp ${quoted}); COMP_CWORD=${words.length}; _mp_complete; printf '%s\\n' "$\{COMPREPLY[@]}"`
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` }
  const text = execFileSync('bash', ['--norc', '-c', script], { cwd: folder, env, encoding: 'utf8' })
  return text.split('\n').filter((line) => line !== '')
}

test('bash completes commands, options, values and files', () => {
  expect(completedByBash('comp')).toEqual(['compress', 'complete'])
  expect(completedByBash('tour', '--back')).toEqual(['--backend'])
  expect(completedByBash('run', 'work.ts', '--backend', '')).toEqual(['process', 'thread'])
  // As bash itself takes `--color=al` apart.
  expect(completedByBash('--color', '=', 'al')).toEqual(['always'])
  expect(completedByBash('bench', 'wo')).toEqual(['work.ts'])
  expect(completedByBash('run', 'mandel')).toEqual(['mandelbrot'])
  expect(completedByBash('run', '--workers', '')).toEqual([])
})

test('what is being typed is not evaluated', () => {
  expect(completedByBash('run', '$(touch evaluated)', '')).toEqual([])
  expect(execFileSync('ls', { cwd: folder, encoding: 'utf8' })).not.toContain('evaluated')
})

test.each([
  [['tour', 'example-'], ['example-1', 'example-2'], ':4'],
  [['help', 'do'], ['doctor'], ':4'],
  [['complete', 'z'], ['zsh'], ':4'],
  [['run', '--backend=th'], ['thread'], ':4'],
  [['run', '--map', ''], [], ':0'],
  [['-q', '--color', 'never', 'bench', '--ex'], ['--export', '--explain'], ':4'],
])('mp complete -- %j answers %j', async (words, first, last) => {
  const { code, stdout } = await runMp(['complete', '--', ...words])
  expect(code).toBe(0)
  const lines = stdout.trimEnd().split('\n')
  expect(lines.at(-1)).toBe(last)
  expect(lines.slice(0, first.length).map((line) => line.split('\t')[0])).toEqual(first.length === 0 ? [] : first)
})

test.each([
  ['zsh', 'compdef _mp mp'],
  ['fish', 'complete -c mp'],
  ['powershell', 'Register-ArgumentCompleter'],
])('there is a script for %s, which asks mp complete', async (shell, words) => {
  const { code, stdout } = await runMp(['complete', shell])
  expect(code).toBe(0)
  expect(stdout).toContain(words)
  expect(stdout).toMatch(/mp complete '?--/)
})

test('a shell that there is not is a usage mistake', async () => {
  expect(await runMp(['complete', 'tcsh'])).toMatchObject({ code: 2, stdout: '' })
})

const reason = tmuxMissing()
if (reason !== undefined) process.stderr.write(`skipped: ${reason}\n`)

describe.skipIf(reason !== undefined)('in a real terminal', () => {
  test('the tab key completes a command, and a value after an equals sign', async () => {
    using screen = new TmuxScreen(`cd ${folder}; PATH=${folder}:$PATH PS1='bash> ' bash --norc`, {
      columns: 80,
      rows: 24,
    })
    await screen.shows(/^bash>/m)
    screen.keys('source <(mp complete bash)', 'Enter', 'mp doc', 'Tab')
    await screen.shows(/mp doctor/)
    screen.keys('C-u', 'mp run --backend=thr', 'Tab')
    await screen.shows(/--backend=thread/)
    screen.keys('C-u', 'mp compress pho', 'Tab')
    expect(await screen.shows(/mp compress photos\//)).toContain('mp compress photos/')
  })
})
