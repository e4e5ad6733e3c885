import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { once } from 'node:events'
import { spawn } from 'node:child_process'
import { encodeSamplePhoto, writeSamplePhotos } from '@mp/imaging'
import { beforeAll, describe, expect, test } from 'vitest'
import { mpPath, runMp } from '../fixture/built-mp.ts'
import { emptyFolder } from '../fixture/empty-folder.ts'
import { makeHostile } from '../fixture/hostile-folder.ts'

let photo: Uint8Array = new Uint8Array()
beforeAll(async () => {
  photo = await encodeSamplePhoto(4, { width: 400, height: 300 })
})

/** Makes a folder with two photos, one of them in a folder of its own. */
async function photoFolder(): Promise<string> {
  const cwd = emptyFolder()
  await writeSamplePhotos(join(cwd, 'in', 'may'), { count: 1, megapixels: 0.05 })
  writeFileSync(join(cwd, 'in', 'a.jpg'), photo)
  return cwd
}

async function compress(cwd: string, ...args: string[]) {
  return runMp(['compress', ...args], { cwd })
}

test('of a folder with one of everything that can be wrong, the good ones are done and each failure is named', async () => {
  const cwd = emptyFolder()
  await makeHostile(cwd)
  const { code, stdout, stderr } = await compress(cwd, '-r', '.', '-o', 'out')
  expect(code).toBe(1)
  expect(stdout).toMatch(/^good\.jpg -> /m)
  const reasons = {
    'animated.png': 'ANIMATED',
    'bomb.png': 'TOO_LARGE',
    'clip.mp4': /VIDEO_UNSUPPORTED|FFMPEG_MISSING/,
    'cut.jpg': 'TRUNCATED',
    'damaged.jpg': 'CORRUPT',
    'dangling.jpg': 'MISSING',
    'empty.jpg': 'TRUNCATED',
    'loop.jpg': 'UNREADABLE',
    'page.png': 'UNSUPPORTED',
    'phone.heic': 'UNSUPPORTED',
    'sub/up': 'UNREADABLE',
    'text.jpg': 'UNSUPPORTED',
    'caf\ufffd.jpg': 'PATH',
  }
  for (const [name, reason] of Object.entries(reasons)) {
    const line = stderr.split('\n').find((each) => each.startsWith(`  ${name}: `))
    expect(line, name).toMatch(reason)
  }
  expect(stderr).toContain(`${Object.keys(reasons).length} failed:`)
  expect(readdirSync(join(cwd, 'out'))).toEqual(['good.jpg', 'png-inside.png'])
})

test('a tree is kept, what is ignored is left out, and results are not taken for originals', async () => {
  const cwd = await photoFolder()
  writeFileSync(join(cwd, 'in', 'draft.jpg'), photo)
  writeFileSync(join(cwd, 'in', '.mpignore'), 'draft.*\n')
  expect((await compress(cwd, '-r', 'in', '-o', 'in/out')).code).toBe(0)
  expect(readdirSync(join(cwd, 'in/out')).toSorted()).toEqual(['a.jpg', 'may'])
  const again = await compress(cwd, '-r', 'in', '-o', 'in/out', '--exclude', 'a.*', '--overwrite', '--json')
  expect(JSON.parse(again.stdout)).toMatchObject({ files: 1, compressed: 1, results: [{ input: 'in/may/img1.jpg' }] })
})

test('a size is kept to, or refused in plain words', async () => {
  const cwd = await photoFolder()
  const { code, stdout } = await compress(cwd, 'in/a.jpg', '--max-size', '12k', '--min-ssim', '0.5')
  expect([code, stdout]).toEqual([0, expect.stringMatching(/quality \d+, .*similarity 0\.\d{3}/)])
  expect(statSync(join(cwd, 'compressed', 'compressed_a.jpg')).size).toBeLessThanOrEqual(12_000)
  const refused = await compress(cwd, 'in/a.jpg', '-o', 'b', '--max-size', '2k')
  expect(refused.code).toBe(1)
  expect(refused.stderr).toContain('cannot reach 2000 bytes without visible damage')
  expect(existsSync(join(cwd, 'b'))).toBe(false)
})

test('in place, undone, and not done twice', async () => {
  const cwd = await photoFolder()
  const path = join(cwd, 'in', 'a.jpg')
  expect((await compress(cwd, '-r', 'in', '--in-place')).stderr).toContain('2 of 2 compressed')
  expect(statSync(path).size).toBeLessThan(photo.byteLength)
  const second = await compress(cwd, '-r', 'in', '--in-place', '--json')
  expect(JSON.parse(second.stdout)).toMatchObject({ compressed: 0, skipped: 2 })
  const undo = await compress(cwd, '--undo')
  expect([undo.code, undo.stderr]).toEqual([0, '2 of 2 restored\n'])
  expect(readFileSync(path).equals(photo)).toBe(true)
  expect(await compress(cwd, '--undo')).toMatchObject({ code: 3, stderr: expect.stringContaining('nothing to undo') })
})

test('resume passes over what was done', async () => {
  const cwd = await photoFolder()
  const args = ['-r', 'in', '-o', 'out', '--resume']
  expect((await compress(cwd, ...args)).code).toBe(0)
  const again = await compress(cwd, ...args)
  expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('in/a.jpg  done before') })
})

describe('a check', () => {
  test('writes nothing, and fails where a file could be smaller', async () => {
    const cwd = await photoFolder()
    const { code, stdout } = await compress(cwd, '-r', 'in', '--check')
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^in\/a\.jpg {2}\d.* could be \d/m)])
    expect(readdirSync(cwd)).toEqual(['in'])
    await compress(cwd, 'in/a.jpg')
    expect((await compress(cwd, 'in/a.jpg', '--check')).stdout).toContain('could be')
    await compress(cwd, '-r', 'in', '--in-place', '-q', '30')
    expect((await compress(cwd, '-r', 'in', '--check', '-q', '90')).code).toBe(0)
  })

  test('with a budget fails where one is larger', async () => {
    const cwd = await photoFolder()
    expect(await compress(cwd, '-r', 'in', '--check', '--budget', '1k')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('in/a.jpg  '),
    })
    expect(await compress(cwd, '-r', 'in', '--check', '--budget', '10MB')).toMatchObject({ code: 0, stdout: '' })
    expect((await compress(cwd, '-r', 'in', '--budget', '1k')).code).toBe(1)
  })
})

test('a dry run has the true sizes', async () => {
  const cwd = await photoFolder()
  const dry = JSON.parse((await compress(cwd, 'in/a.jpg', '-n', '--json')).stdout)
  expect(existsSync(join(cwd, 'compressed'))).toBe(false)
  const real = JSON.parse((await compress(cwd, 'in/a.jpg', '--json')).stdout)
  expect(dry.bytesAfter).toBe(real.bytesAfter)
})

test('widths come with a srcset, and filters make an output each', async () => {
  const cwd = await photoFolder()
  const args = ['in/a.jpg', '-o', 'w', '--widths', '100,200', '--format', 'webp', '--srcset', 'w/srcset.json']
  expect((await compress(cwd, ...args)).code).toBe(0)
  expect(JSON.parse(readFileSync(join(cwd, 'w', 'srcset.json'), 'utf8'))).toEqual({
    'in/a.jpg': {
      src: 'compressed_a-200.webp',
      srcset: 'compressed_a-100.webp 100w, compressed_a-200.webp 200w',
    },
  })
  await compress(cwd, 'in/a.jpg', '-o', 'f', '--filter', 'sepia', '--filter', 'blur:3')
  await compress(cwd, 'in/a.jpg', '-o', 'f', '--pipe', 'grayscale,vignette')
  expect(readdirSync(join(cwd, 'f')).toSorted()).toEqual([
    'compressed_a-blur-3.jpg',
    'compressed_a-sepia.jpg',
    'compressed_a.jpg',
  ])
})

test('ndjson is a line for the start, for each file and for the end', async () => {
  const cwd = await photoFolder()
  writeFileSync(join(cwd, 'in', 'bad.jpg'), 'x')
  const { code, stdout, stderr } = await compress(cwd, '-r', 'in', '--ndjson')
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.map(({ type }) => type)).toEqual(['start', 'result', 'result', 'result', 'end'])
  expect(lines[0]).toMatchObject({ schemaVersion: 1, command: 'compress', files: 3 })
  expect(lines.at(-1)).toMatchObject({ exitCode: 1, compressed: 2, failed: 1 })
  expect([code, stderr]).toEqual([1, ''])
})

test('the page has pictures before and after, a row for each file, and no address of another', async () => {
  const cwd = await photoFolder()
  writeFileSync(join(cwd, 'in', '<b>.jpg'), 'x')
  await compress(cwd, '-r', 'in', '--html', 'report/index.html', '--in-place')
  const html = readFileSync(join(cwd, 'report', 'index.html'), 'utf8')
  expect(html.match(/class="slide"/g)).toHaveLength(4)
  expect(html.match(/<tr/g)).toHaveLength(4)
  expect(html).toContain('&lt;b&gt;.jpg')
  expect(html).not.toMatch(/(src|href)="(?!data:)/)
})

test('a report is Markdown where its name ends so, with totals, the best, failures and a row for each', async () => {
  const cwd = await photoFolder()
  writeFileSync(join(cwd, 'in', 'a|`b`.jpg'), 'x')
  const { stderr } = await compress(cwd, '-r', 'in', '--report', 'out/report.md', '--report', 'out/page.html', '-v')
  const report = readFileSync(join(cwd, 'out', 'report.md'), 'utf8')
  expect(report).toMatch(/^\| Files \| 2 of 3 \|$/m)
  expect(report).toMatch(/^\| `in\/a\.jpg` \| [\d.]+ kB \| [\d.]+ kB \| -\d+ % \| 0\.\d{4} \| .*\|$/m)
  expect(report).toContain('| `` in/a\\|`b`.jpg `` | in/a\\|\\`b\\`.jpg: is no image that is known here')
  expect(report.match(/^## .*/gm)).toEqual(['## Failed', '## Shrank most', '## All'])
  expect(readFileSync(join(cwd, 'out', 'page.html'), 'utf8')).toContain('class="slide"')
  expect(stderr).toMatch(/^in\/a\.jpg: .* 400 × 300 jpeg, quality 40, similarity 0\.\d{4}, .*in \d/m)
  expect(stderr).toContain('in/a|`b`.jpg: failed (ERR_MP_IMAGE_UNSUPPORTED)')
})

test('a share of the CPU time is kept to by processes, which end with the run', async () => {
  const cwd = await photoFolder()
  const { code, stdout } = await compress(cwd, '-r', 'in', '--cpu', '40%', '--json')
  expect([code, JSON.parse(stdout)]).toMatchObject([0, { compressed: 2, failed: 0 }])
})

test('names come from stdin as well', async () => {
  const cwd = await photoFolder()
  const child = spawn(process.execPath, [mpPath, 'compress', '-', '-o', 'out'], {
    cwd,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  child.stdin.end('in/a.jpg\0in/may/img1.jpg\0')
  const [stdout, [code]] = await Promise.all([text(child.stdout), once(child, 'close')])
  expect([code, stdout.trim().split('\n').length]).toEqual([0, 2])
})

test('when time is out no further file is begun', async () => {
  const cwd = await photoFolder()
  const { code, stderr } = await compress(cwd, '-r', 'in', '--until', '1ms')
  expect([code, stderr]).toEqual([124, expect.stringMatching(/^out of time: \d of 2 compressed/m)])
})

test.each([
  [['a.jpg', '--max-size', 'big']],
  [['a.jpg', '--metadata', 'some']],
  [['a.jpg', '--pipe', 'blur:0']],
  [['a.jpg', '--in-place', '--widths', '100']],
  [['a.jpg', '--json', '--ndjson']],
  [['a.jpg', '--srcset', 'x.json']],
  [['a.jpg', '--report', 'out.pdf']],
  [['a.jpg', '--cpu', '50%', '--isolation', 'none']],
  [['a.jpg', '--until', 'never']],
  [['a.jpg', '--widths', '0']],
])('%j is a usage mistake', async (args) => {
  const cwd = emptyFolder()
  writeFileSync(join(cwd, 'a.jpg'), photo)
  const { code, stdout, stderr } = await compress(cwd, ...args)
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(/^(error|mp compress): /)
})
