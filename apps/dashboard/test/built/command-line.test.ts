import { once } from 'node:events'
import { copyFileSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { writeSamplePhotos } from '@mp/imaging'
import { expect, test } from 'vitest'
import { runMp, startMp } from '../fixture/built-mp.ts'
import { emptyFolder } from '../fixture/empty-folder.ts'
import { photoCache } from '../fixture/photo-cache.ts'

const cache = { XDG_CACHE_HOME: photoCache }

test.each([[[]], [['--no-input']], [['-q', '--color', 'never']]])(
  'without a command mp shows a short help with examples: %j',
  async (args) => {
    const { code, stdout, stderr } = await runMp(args)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('mp tour')
    expect(stdout).toContain('mp compress photos/*.jpg')
    expect(stdout).toMatch(/mp top +watch a program/)
  },
)

test('a mistyped command is a usage mistake, and the right one is named', async () => {
  const { code, stdout, stderr } = await runMp(['tuor'])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain('Did you mean tour?')
})

test.each([
  ['an unknown option of a command', ['tour', '--jsn']],
  ['a number out of its range', ['run', 'square', '--workers', '0']],
  ['no file', ['compress']],
  ['a choice that is none', ['tour', '--backend', 'fibre']],
])('%s is a usage mistake', async (_, args) => {
  const { code, stderr } = await runMp(args)
  expect(code).toBe(2)
  expect(stderr).toMatch(/^error: /)
})

test('help and version succeed', async () => {
  expect((await runMp(['--help'])).code).toBe(0)
  expect((await runMp(['help', 'compress'])).stdout).toContain('--out-dir')
  expect((await runMp(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('no command loads Ink or React before it draws', async () => {
  const hook = `import { registerHooks } from 'node:module'
    registerHooks({ resolve: (name, context, next) => { const found = next(name, context); console.error(found.url); return found } })`
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hook)}` }
  for (const args of [['--help'], ['run'], ['tour', 'task-1', '--json']]) {
    const { stderr } = await runMp(args, { env })
    expect(stderr).toContain('/commander/')
    expect(stderr).not.toMatch(/node_modules\/(ink|react)\//)
  }
})

/** How long all demos may take, which are a minute's work for one core that nobody else wants. */
const LONGEST_TOUR_MS = 900_000

test('through a pipe the tour is a report without escape codes', { timeout: LONGEST_TOUR_MS }, async () => {
  const { code, stdout } = await runMp(['tour'], { env: cache })
  expect(code).toBe(0)
  expect(stdout).not.toContain('\u001b')
  for (const label of ['Example 1', 'Example 5', 'Task 1', 'Task 3']) expect(stdout).toContain(label)
  expect(stdout).toContain('41,666,665,416,666,675,000,000')
  expect(stdout).toContain('8 of 8 demos done')
})

test('a tour of chosen demos keeps their order; one that there is not is a usage mistake', async () => {
  const { code, stdout } = await runMp(['tour', 'task-2', 'example-4'], { env: cache })
  expect(code).toBe(0)
  expect(stdout.match(/^(Example|Task) \d/gm)).toEqual(['Task 2', 'Example 4'])
  const refused = await runMp(['tour', 'exmple-4'])
  expect(refused).toMatchObject({ code: 2, stdout: '' })
  expect(refused.stderr).toContain('did you mean example-4?')
})

test('tour --json prints one document, on threads too', async () => {
  const { code, stdout } = await runMp(
    ['tour', 'example-5', 'task-3', '--json', '--backend', 'thread', '--workers', '2'],
    {
      env: cache,
    },
  )
  expect(code).toBe(0)
  const document: unknown = JSON.parse(stdout)
  expect(document).toMatchObject({ schemaVersion: 1, command: 'tour', backend: 'thread', failed: 0 })
  expect(document).toMatchObject({
    demos: expect.arrayContaining([
      expect.objectContaining({
        id: 'example-5',
        status: 'done',
        workers: 2,
        speedUp: expect.any(Number),
        error: null,
      }),
    ]),
  })
})

test('Ctrl-C ends a report with 130, and what was measured is still counted', async () => {
  const child = startMp(['tour'], { env: cache })
  let stdout = ''
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    stdout += String(chunk)
    if (stdout.includes('Example 1') && !child.killed) child.kill('SIGINT')
  }
  const code = child.exitCode ?? (await once(child, 'exit'))[0]
  expect(code).toBe(130)
  expect(stdout).toMatch(/\d of 8 demos done/)
})

test('run lists the kernels, runs one, and refuses one that there is not', async () => {
  expect((await runMp(['run'])).stdout).toMatch(/^square +Squares/m)
  const { code, stdout } = await runMp(['run', 'sum-of-squares', '--workers', '2', '--json'])
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    schemaVersion: 1,
    kernel: 'sum-of-squares',
    workers: 2,
    speedUp: expect.any(Number),
  })
  const refused = await runMp(['run', 'sum-of-sqares'])
  expect(refused).toMatchObject({ code: 2, stdout: '' })
  expect(refused.stderr).toContain('did you mean sum-of-squares?')
})

test('compress goes on after a bad file, names it at the end, and exits with 1', async () => {
  const folder = emptyFolder()
  await writeSamplePhotos(folder, { count: 2, megapixels: 0.1 })
  writeFileSync(join(folder, 'broken.jpg'), 'not a photo')
  const args = ['compress', 'img1.jpg', 'broken.jpg', 'img2.jpg', '-o', 'small', '-q', '50', '--workers', '2']
  const { code, stdout, stderr } = await runMp(args, { cwd: folder })
  expect(code).toBe(1)
  expect(stdout.trim().split('\n').toSorted()).toEqual([
    expect.stringMatching(/^img1\.jpg -> /),
    expect.stringMatching(/^img2\.jpg -> /),
  ])
  expect(stderr).toMatch(/1 failed:\n {2}broken\.jpg: /)
  expect(existsSync(join(folder, 'small', 'compressed_img1.jpg'))).toBe(true)
})

test('compress --json tells of every file; a second run refuses to overwrite', async () => {
  const folder = emptyFolder()
  await writeSamplePhotos(folder, { count: 1, megapixels: 0.1 })
  const first = await runMp(['compress', '*.jpg', '-o', 'small', '--format', 'webp', '--json'], { cwd: folder })
  expect(first.code).toBe(0)
  expect(JSON.parse(first.stdout)).toMatchObject({
    schemaVersion: 1,
    files: 1,
    compressed: 1,
    failed: 0,
    results: [{ format: 'webp' }],
  })
  const second = await runMp(['compress', '*.jpg', '-o', 'small', '--format', 'webp', '--json'], { cwd: folder })
  expect(second.code).toBe(1)
  expect(JSON.parse(second.stdout)).toMatchObject({
    results: [{ status: 'failed', error: { code: 'ERR_MP_IMAGE_EXISTS' } }],
  })
  expect(
    (await runMp(['compress', '*.jpg', '-o', 'small', '--format', 'webp', '--overwrite'], { cwd: folder })).code,
  ).toBe(0)
})

test('Ctrl-C ends compress with 130 and tells what was finished', async () => {
  const cwd = emptyFolder()
  const [photo = ''] = await writeSamplePhotos(cwd, { count: 1, megapixels: 6 })
  const copies = Array.from({ length: 7 }, (_, index) => join(cwd, `copy${index}.jpg`))
  for (const copy of copies) copyFileSync(photo, copy)
  const child = startMp(['compress', photo, ...copies, '-o', 'small', '--workers', '1'], { cwd })
  child.stdout.once('data', () => child.kill('SIGINT'))
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  expect(code).toBe(130)
  expect(stderr).toMatch(/^interrupted: \d of 8 compressed/m)
})

test('a reader that has read enough ends a report without a complaint', async () => {
  const child = startMp(['tour', 'task-1', 'task-2'], { env: cache })
  child.stdout.once('data', () => child.stdout.destroy())
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
})

test('a full screen without a terminal is a usage mistake', async () => {
  const { code, stderr } = await runMp(['tour', '--progress', 'full'])
  expect(code).toBe(2)
  expect(stderr).toContain('needs a terminal')
})

test('a pattern that matches nothing exits with 3', async () => {
  const { code, stdout, stderr } = await runMp(['compress', '*.tiff'], { cwd: emptyFolder() })
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
  expect(stderr).toContain('no file matches *.tiff')
})
