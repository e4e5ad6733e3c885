/** Marks, for one visit, that the page was loaded again to become isolated, so that it never does so twice. */
const TRIED = 'mp-isolation-tried'

/**
 * Has the page isolated, so that its workers may share memory.
 *
 * @remarks
 * The dev server and the preview send the headers for it. A static host does not: there a service worker adds them, and
 * the page is loaded once more to get them.
 */
export async function requestIsolation(): Promise<void> {
  if (globalThis.crossOriginIsolated || !('serviceWorker' in navigator) || sessionStorage.getItem(TRIED) !== null)
    return
  sessionStorage.setItem(TRIED, 'yes')
  await navigator.serviceWorker.register(`${import.meta.env.BASE_URL.replace(/\/?$/, '/')}isolation-worker.js`)
  await navigator.serviceWorker.ready
  location.reload()
}
