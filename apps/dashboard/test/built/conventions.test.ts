import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exitCodeMeanings } from '../../src/commands/exit-code.ts'
import { runMp } from '../fixture/built-mp.ts'
import { emptyFolder } from '../fixture/empty-folder.ts'

/** Reads what `mp config` says of one setting of `mp run`. */
async function setting(name: string, options: Parameters<typeof runMp>[1] & { flags?: string[] } = {}) {
  const { flags = [], ...rest } = options
  const { stdout } = await runMp([...flags, 'config', 'run', '--json'], rest)
  const document: { commands: { settings: { name: string; value: unknown; origin: { type: string } }[] }[] } =
    JSON.parse(stdout)
  return document.commands[0]?.settings.find((each) => each.name === name)
}

test('help leads with examples, groups its options and ends with where to read on', async () => {
  const { code, stdout } = await runMp(['run', '--help'])
  expect(code).toBe(0)
  expect(stdout).toMatch(/^Examples:\n {2}mp run /)
  expect(stdout.indexOf('Examples:')).toBeLessThan(stdout.indexOf('Usage: mp run'))
  expect(stdout).toMatch(/\nOutput:\n[^]*\nEverywhere:\n[^]*\nDocs: .*README\.md#mp-run\n$/)
})

test('help --json describes every command, option, choice and exit code', async () => {
  const reference = JSON.parse((await runMp(['help', '--json'])).stdout)
  expect(reference).toMatchObject({ schemaVersion: 1, name: 'mp', exitCodes: exitCodeMeanings })
  const commands: { name: string; description: string; examples: unknown[] }[] = reference.commands
  expect(commands.map(({ name }) => name)).toEqual(expect.arrayContaining(['run', 'tour', 'compress', 'config']))
  for (const { name, description } of commands) expect(description, name).not.toBe('')
  expect(reference.commands[0].options).toContainEqual(
    expect.objectContaining({
      long: '--backend',
      choices: ['process', 'thread'],
      default: 'process',
      variable: 'MP_BACKEND',
    }),
  )
})

test('help --man is a manual page with every command and exit code', async () => {
  const { stdout } = await runMp(['help', '--man'])
  expect(stdout).toMatch(/^\.TH MP 1 /)
  for (const name of ['RUN', 'TOUR', 'CONFIG']) expect(stdout).toContain(`.SH MP ${name}\n`)
  expect(stdout).toContain('.B 124\n')
})

test('help of a command that there is not names the near one', async () => {
  const { code, stdout, stderr } = await runMp(['help', 'comprss'])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain('did you mean compress?')
})

test('the README tells every exit code with its meaning', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')
  for (const { code, meaning } of exitCodeMeanings)
    expect(readme).toMatch(new RegExp(`\\| ${code} +\\| ${meaning.replaceAll(/[()]/g, String.raw`\$&`)} +\\|`))
})

test('a setting is a flag, else a variable of the command, a variable, the project, the user, the default', async () => {
  const [home, project] = [emptyFolder(), emptyFolder()]
  const below = join(project, 'deep', 'below')
  mkdirSync(below, { recursive: true })
  mkdirSync(join(home, 'mp'))
  const env = { XDG_CONFIG_HOME: home }
  expect(await setting('backend', { env, cwd: below })).toMatchObject({ value: 'process', origin: { type: 'default' } })
  writeFileSync(join(home, 'mp', 'config.json'), JSON.stringify({ backend: 'thread', quiet: true }))
  expect(await setting('backend', { env, cwd: below })).toMatchObject({ value: 'thread', origin: { type: 'file' } })
  writeFileSync(join(project, 'mp.config.ts'), "export default { backend: 'process' as const, run: { workers: 3 } }")
  expect(await setting('backend', { env, cwd: below })).toMatchObject({ value: 'process', origin: { type: 'file' } })
  expect(await setting('workers', { env, cwd: below })).toMatchObject({
    value: 3,
    origin: { path: join(project, 'mp.config.ts') },
  })
  expect(await setting('workers', { env: { ...env, MP_WORKERS: '4' }, cwd: below })).toMatchObject({ value: 4 })
  const both = { ...env, MP_WORKERS: '4', MP_RUN_WORKERS: '5' }
  expect(await setting('workers', { env: both, cwd: below })).toMatchObject({
    value: 5,
    origin: { type: 'environment', variable: 'MP_RUN_WORKERS' },
  })
  expect(await setting('quiet', { env: { ...env, MP_QUIET: '0' }, cwd: below, flags: ['--quiet'] })).toMatchObject({
    value: true,
    origin: { type: 'flag' },
  })
  expect(await setting('backend', { env, cwd: below, flags: ['--no-config'] })).toMatchObject({ value: 'process' })
})

test.each([
  ['a variable that the option refuses', { MP_WORKERS: 'many' }, undefined, 'MP_WORKERS for option'],
  ['a setting that no command has', {}, '{"wrkers":3}', 'did you mean "workers"?'],
  ['a setting that the command has not', {}, '{"run":{"qualty":3}}', 'there is no setting "qualty"'],
  ['a value of another kind', {}, '{"workers":true}', 'it must be a text or a number'],
  ['a file that is no JSON', {}, '{', 'cannot be read'],
  ['a file that is no object', {}, '[]', 'must be an object'],
])('%s is a usage mistake that names its place', async (_, env, file, words) => {
  const cwd = emptyFolder()
  if (file !== undefined) writeFileSync(join(cwd, 'mp.config.json'), file)
  const { code, stdout, stderr } = await runMp(['run'], { cwd, env })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(/^error: /)
  expect(stderr).toContain(words)
})

test('two files of settings in one folder are refused, as one would be ignored', async () => {
  const cwd = emptyFolder()
  for (const name of ['mp.config.json', 'mp.config.ts']) writeFileSync(join(cwd, name), '{}')
  const { code, stderr } = await runMp(['run'], { cwd })
  expect(code).toBe(2)
  expect(stderr).toContain('keep one of them')
})

test('config --show-origin says where each setting comes from', async () => {
  const { stdout } = await runMp(['config', 'run', '--show-origin'], {
    env: { MP_BACKEND: 'thread' },
    cwd: emptyFolder(),
  })
  expect(stdout).toMatch(/^run\.backend +thread +MP_BACKEND$/m)
  expect(stdout).toMatch(/^run\.quiet +false +default$/m)
})
