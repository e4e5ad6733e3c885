import { countPrimes } from '@mp/workloads'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OpenPage, startBrowser, type widths } from '../fixture/browser.ts'
import { StaticHost } from '../fixture/static-host.ts'

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

/** What Node says that the page must say as well. */
const primeCount = countPrimes(0, 1_500_000_000)

const fieldOf = async (page: Page, name: string): Promise<string> =>
  (await page.locator(`live-demo [data-field="${name}"]`).textContent()) ?? ''

/** Opens the page of the demonstration and waits until the service worker has it isolated. */
async function openLive(width: keyof typeof widths): Promise<OpenPage> {
  const opened = await OpenPage.open(browser, `${host.url}/live/`, { width })
  await opened.page.waitForFunction('globalThis.crossOriginIsolated')
  await opened.page.waitForSelector('live-demo [data-field="memory"]:not(:text("–"))')
  return opened
}

test('the live demonstration runs a kernel on one worker and on two, with the same result', async () => {
  await using opened = await openLive('phone')
  const { page } = opened
  expect(await fieldOf(page, 'memory')).toMatch(/^shared/)
  await page.selectOption('live-demo select', 'count-primes')
  await page.fill('live-demo input', '2')
  await page.click('live-demo button')
  await page.waitForSelector('live-demo[data-done]')
  expect(await fieldOf(page, 'result')).toBe(`${primeCount.toLocaleString('en')} primes below 1.5 billion`)
  expect(await fieldOf(page, 'same')).toMatch(/^yes/)
  const [one, many] = [
    Number.parseInt(await fieldOf(page, 'one'), 10),
    Number.parseInt(await fieldOf(page, 'many'), 10),
  ]
  expect(Number.parseFloat(await fieldOf(page, 'speed-up'))).toBeCloseTo(one / many, 1)
  expect(await page.locator('.lanes-one .run').count()).toBe(48)
  expect(await page.locator('.lanes-many .run').count()).toBe(48)
  expect(await page.locator('.lanes-many text').allTextContents()).toEqual(['w1', 'w2'])
  expect(opened.complaints).toEqual([])
})

test('the Mandelbrot set is painted as it is computed', async () => {
  await using opened = await openLive('desktop')
  const { page } = opened
  await page.click('live-demo button')
  await page.waitForSelector('live-demo[data-done]')
  const colours = await page.evaluate(`{
    const canvas = document.querySelector('live-demo canvas')
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
    const opaque = data.filter((_, index) => index % 4 === 3 && data[index] === 255).length
    ;({ share: opaque / (canvas.width * canvas.height), colours: new Set(new Uint32Array(data.buffer)).size })
  }`)
  expect(colours).toMatchObject({ share: 1 })
  expect(colours).toHaveProperty('colours', expect.any(Number))
})

describe('the picture of memory', () => {
  const said = (page: Page): Promise<string | null> => page.locator('memory-picture .explain').first().textContent()

  test('explains the part that has the focus', async () => {
    await using opened = await OpenPage.open(browser, `${host.url}/start/memory/`)
    await opened.page.locator('[data-part="heap-1"]').focus()
    expect(await said(opened.page)).toMatch(/^Heap\. The heap of thread 2/)
  })

  test('copies, moves and shares an array with a thread of the browser, and says who sees what', async () => {
    // Isolated by the service worker that the demonstration has put there.
    await using opened = await openLive('desktop')
    const { page } = opened
    await page.goto(`${host.url}/start/memory/`)
    const expected = { copy: /there it is 1, here still 0/, move: /its length is 0/, share: /sees 1 .+ this page, 1\./ }
    for (const [act, words] of Object.entries(expected)) {
      await page.click(`[data-picture="threads"] [data-act="${act}"]`)
      await page.locator('memory-picture .explain', { hasText: words }).waitFor()
    }
    expect(await page.locator('[data-picture="threads"] .lit').count()).toBeGreaterThan(0)
    expect(opened.complaints).toEqual([])
  })
})

test('the recorded dashboard plays, and can be wound to any time', async () => {
  await using opened = await OpenPage.open(browser, `${host.url}/guides/watch-live/`)
  const { page } = opened
  await page.getByRole('button', { name: 'Play' }).click()
  await page.getByRole('button', { name: 'Pause' }).waitFor()
  await page.waitForSelector('recorded-run[data-loaded]')
  await page.locator('recorded-run input').fill('9000')
  expect(await page.getByRole('button', { name: 'Play' }).count()).toBe(1)
  expect(await page.locator('recorded-run pre').textContent()).toContain('mp tour')
  expect(await page.locator('recorded-run pre .c-green, recorded-run pre .c-cyan').count()).toBeGreaterThan(0)
  expect(opened.complaints).toEqual([])
})
