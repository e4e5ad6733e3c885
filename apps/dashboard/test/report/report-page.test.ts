import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import type { MonitorEvent } from '@mp/core/monitor'
import { LONGEST_WAIT_MS } from '@mp/test/longest-wait'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reportDataOf } from '../../src/report/report-data.ts'
import { reportPage } from '../../src/report/report-page.ts'
import { emptyFolder } from '../fixture/empty-folder.ts'
import { began, failure, runEvents, type SampleRun } from '../fixture/sample-run.ts'

const executablePath = '/usr/bin/chromium'
const reason = existsSync(executablePath) ? undefined : `${executablePath} is not installed: no browser to look with`
if (reason !== undefined) process.stderr.write(`skipped: ${reason}\n`)

const run: SampleRun = { workers: 3, cores: 2, tasks: 300, slices: 60, taskMs: 60, copyMs: 6, waitMs: 9, foreign: 0.2 }

describe.skipIf(reason !== undefined)('a report in a browser', () => {
  let browser: Browser
  let page: Page
  const requests: string[] = []
  const errors: string[] = []

  beforeAll(async () => {
    const path = join(emptyFolder(), 'run.html')
    const nasty = failure(run, { at: began + 3000, index: 9, error: '<script>alert(1)</script>' })
    const child = {
      child: 1,
      class: 'Process',
      backend: 'process',
      name: 'cook',
      function: 'boil',
      isDaemon: false,
    } as const
    const events: MonitorEvent[] = [
      ...runEvents(run),
      { ...nasty, failure: undefined },
      { type: 'foreign-sample', at: began + 3000, processes: [{ pid: 77, name: 'chromium', core: 1, share: 0.4 }] },
      { type: 'child-start', at: began + 1000, ...child, pid: 501 },
      { type: 'child-ready', at: began + 1040, child: 1, pid: 501, threadId: 0, startMs: 40 },
      { type: 'child-exit', at: began + 4000, child: 1, exitCode: -9, isAsked: false },
    ]
    writeFileSync(path, reportPage(await reportDataOf([...events, { type: 'end', at: began + 6100, exitCode: 0 }])))
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu'],
      timeout: LONGEST_WAIT_MS,
    })
    page = await browser.newPage({ viewport: { width: 1240, height: 900 } })
    page.setDefaultTimeout(LONGEST_WAIT_MS)
    page.on('request', (request) => requests.push(request.url()))
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => errors.push(message.text()))
    await page.goto(pathToFileURL(path).href)
  })

  afterAll(async () => {
    await browser.close()
  })

  test('it needs nothing but itself, and no script', () => {
    expect(requests).toHaveLength(1)
    expect(errors).toEqual([])
  })

  test('it tells the program, the verdict and the figures', async () => {
    expect(await page.locator('h1').textContent()).toBe('compress.ts')
    expect(await page.locator('.verdict').textContent()).toMatch(
      /× of 2: \d+ % lost as 3 workers share 2 cores, 9 % waiting for work, 6 % copying/,
    )
    expect(await page.locator('.tile').count()).toBe(7)
  })

  test('it names other programs, and processes of their own with how they ended', async () => {
    expect(await page.locator('h2 small').allTextContents()).toContainEqual(
      expect.stringContaining('chromium 40% of a core'),
    )
    expect(await page.locator('td').allTextContents()).toContain('p1 died: signal 9')
  })

  test('each worker has a lane, each task a box, each core a row', async () => {
    expect(await page.locator('svg.lanes > g').count()).toBe(5)
    expect(await page.locator('svg.lanes .task').count()).toBeGreaterThan(100)
    const box = await page.locator('svg.lanes').boundingBox()
    expect(box?.width).toBeGreaterThan(900)
    expect(await page.locator('rect.own').count()).toBe(12)
    expect(await page.locator('rect.foreign').count()).toBeGreaterThan(0)
  })

  test('what tasks threw is text, not markup', async () => {
    expect(await page.locator('script').count()).toBe(0)
    expect(await page.getByText('<script>alert(1)</script>').count()).toBeGreaterThan(0)
  })

  test('nothing is wider than the page, also on a phone', async () => {
    for (const width of [1240, 400]) {
      await page.setViewportSize({ width, height: 900 })
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      )
      expect(overflow).toBe(0)
    }
  })

  test('it is dark for those who like it dark', async () => {
    const colour = (): Promise<unknown> => page.evaluate('getComputedStyle(document.body).backgroundColor')
    await page.emulateMedia({ colorScheme: 'light' })
    const light = await colour()
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await colour()).not.toBe(light)
  })
})

test('a recording without a single task makes a page that says so', async () => {
  const page = reportPage(await reportDataOf(runEvents({ ...run, slices: 0 })))
  expect(page).toContain('No task was measured in this recording')
})
