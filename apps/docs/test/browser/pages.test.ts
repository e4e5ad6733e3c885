import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OpenPage, startBrowser } from '../fixture/browser.ts'
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

test.each(Object.entries(pageTypes))(
  '%s fits a phone, weighs less than 300 KB and complains of nothing',
  async (_, path) => {
    const before = host.sentBytes
    await using opened = await OpenPage.open(browser, host.url + path, { width: 'phone' })
    // The page of the demonstration may load twice, so that the question is asked again where it got lost.
    await opened.page.waitForFunction('document.documentElement.scrollWidth <= document.documentElement.clientWidth')
    expect(host.sentBytes - before).toBeLessThan(LIMIT_BYTES)
    expect(opened.complaints).toEqual([])
  },
)

test('search finds a class by its name', async () => {
  await using opened = await OpenPage.open(browser, host.url)
  const { page } = opened
  await page.locator('site-search button[data-open-modal]:enabled').waitFor()
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
