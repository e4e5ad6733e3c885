import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OpenPage, startBrowser } from '../fixture/browser.ts'
import { pageTypes } from '../fixture/page-types.ts'
import { StaticHost } from '../fixture/static-host.ts'

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

describe.each(Object.entries(pageTypes))('%s', (_, path) => {
  test('fits a phone, and complains of nothing', async () => {
    await using opened = await OpenPage.open(browser, host.url + path, { width: 'phone' })
    const overflow = await opened.page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    expect(overflow).toBe(0)
    expect(opened.complaints).toEqual([])
  })

  test('weighs less than 300 KB', async () => {
    await using opened = await OpenPage.open(browser, `${host.url}/404.html`)
    let bytes = 0
    opened.page.on('response', (response) => {
      void response.finished().then(async () => {
        const { responseBodySize } = await response.request().sizes()
        bytes += responseBodySize
      })
    })
    await opened.page.goto(host.url + path, { waitUntil: 'networkidle' })
    expect(bytes).toBeLessThan(LIMIT_BYTES)
  })
})

test('search finds a class by its name', async () => {
  await using opened = await OpenPage.open(browser, host.url)
  const { page } = opened
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
