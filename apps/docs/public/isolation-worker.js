// Adds the headers that shared memory wants to the pages of a host that cannot send them.
addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => event.waitUntil(clients.claim()))
addEventListener('fetch', (event) => {
  const { request } = event
  const isOurs = new URL(request.url).origin === location.origin
  if (!isOurs || (request.cache === 'only-if-cached' && request.mode !== 'same-origin')) return
  event.respondWith(
    fetch(request).then((response) => {
      if (response.status === 0) return response
      const headers = new Headers(response.headers)
      headers.set('Cross-Origin-Opener-Policy', 'same-origin')
      headers.set('Cross-Origin-Embedder-Policy', 'require-corp')
      const { status, statusText } = response
      const body = [101, 204, 205, 304].includes(status) ? null : response.body
      return new Response(body, { status, statusText, headers })
    }),
  )
})
