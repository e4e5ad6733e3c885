import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OpenPage, startBrowser, widths } from '../fixture/browser.ts'
import { pageTypes } from '../fixture/page-types.ts'
import { StaticHost } from '../fixture/static-host.ts'

/** What the files of one page may take, as they are sent. */
const LIMIT_BYTES = 300_000

let host: StaticHost
let browser: Browser

beforeAll(async () => {
  host = await StaticHost.start()
  browser = await startBrowser()
})

afterAll(async () => {
  await browser.close()
  await host[Symbol.asyncDispose]()
})

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Has axe describe what it finds, and not each of the thousands of elements of a large page that pass. */
const ONLY_VIOLATIONS = { resultTypes: ['violations'], selectors: false }

/** Runs rules of axe on what the page shows now, and returns what is serious. */
async function seriousFindings(page: Page, rules?: readonly string[]): Promise<string[]> {
  const options = rules === undefined ? ONLY_VIOLATIONS : { ...ONLY_VIOLATIONS, runOnly: rules }
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(options)})`)
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 150)).join(' | ')}`)
}

/**
 * Whether a page is as it stays: the one of the demonstration loads once more to be isolated, and scripts make code that
 * can be scrolled reachable by keys once the browser is idle.
 */
const SETTLED = `
  document.readyState === 'complete' &&
  (crossOriginIsolated || document.querySelector('live-demo') === null) &&
  [...document.querySelectorAll('pre')].every((pre) => pre.scrollWidth <= pre.clientWidth || pre.tabIndex === 0)`

test.each(Object.entries(pageTypes))(
  '%s weighs less than 300 KB, is accessible in both themes, fits a phone and complains of nothing',
  async (_, path) => {
    const before = host.sentBytes
    await using opened = await OpenPage.open(browser, host.url + path, { theme: 'dark' })
    const { page } = opened
    await page.waitForFunction(SETTLED)
    expect(host.sentBytes - before).toBeLessThan(LIMIT_BYTES)
    await page.evaluate(axe)
    expect(await seriousFindings(page)).toEqual([])
    // The other theme has other colours, and nothing else.
    await page.evaluate(`document.documentElement.dataset.theme = 'light'`)
    expect(await seriousFindings(page, ['color-contrast'])).toEqual([])
    await page.setViewportSize({ width: widths.phone, height: 900 })
    await page.waitForFunction('document.documentElement.scrollWidth <= document.documentElement.clientWidth')
    expect(opened.complaints).toEqual([])
  },
)

/**
 * Whether the search is loaded, which the page does once the browser is idle.
 *
 * Chromium leaves that to a frame that a page at rest may never draw, unless it is asked in frames, as `waitForFunction`
 * does.
 */
const SEARCH_LOADED = `document.querySelector('site-search input') !== null`

test('search finds a class by its name', async () => {
  await using opened = await OpenPage.open(browser, host.url)
  const { page } = opened
  await page.waitForFunction(SEARCH_LOADED)
  await page.keyboard.press('Control+k')
  await page.getByRole('textbox', { name: /search/i }).fill('JoinableQueue')
  const result = page.locator('dialog a', { hasText: 'JoinableQueue' }).first()
  await result.click()
  await page.waitForURL(/joinablequeue|queues|parity|processes/)
  expect(opened.complaints).toEqual([])
})

test('a language that is chosen once is chosen in every program', async () => {
  await using opened = await OpenPage.open(browser, `${host.url}/tutorial/tasks/`)
  const { page } = opened
  await page.getByRole('tab', { name: 'Python' }).first().click()
  expect(await page.getByRole('tab', { name: 'Python', selected: true }).count()).toBe(4)
  await page.goto(`${host.url}/tutorial/examples/`)
  expect(await page.getByRole('tab', { name: 'Python', selected: true }).count()).toBe(5)
  expect(await page.getByText('from multiprocessing import Pool').first().isVisible()).toBe(true)
})

test('the calculator says from where on a pool pays', async () => {
  await using opened = await OpenPage.open(browser, `${host.url}/start/which-one/`)
  const { page } = opened
  const verdict = page.locator('break-even output')
  await page.getByLabel('Cores').fill('4')
  await page.getByLabel('Each takes, ms').fill('100')
  expect(await verdict.textContent()).toMatch(/^Worth it: 100 s on one core/)
  await page.getByLabel('Tasks').fill('1')
  await page.getByLabel('Each takes, ms').fill('1')
  expect(await verdict.textContent()).toMatch(/^Slower: 1 ms on one core/)
})
