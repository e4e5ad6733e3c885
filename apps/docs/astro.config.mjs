import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'
import starlightLinksValidator from 'starlight-links-validator'
import { apiPlugins } from './api-plugins.mjs'
import { referencePages } from './generate/reference-pages.ts'
import { sidebar } from './sidebar.mjs'

// A page of a static host is told by its own address; nothing else depends on where the site is.
const { DOCS_SITE = 'http://localhost:4321' } = process.env

// What `SharedArrayBuffer` needs; static hosts get the same from public/isolation-worker.js.
const isolation = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' }

const api = apiPlugins()

export default defineConfig({
  site: DOCS_SITE,
  server: { headers: isolation },
  image: { service: { entrypoint: 'astro/assets/services/noop' } },
  integrations: [
    starlight({
      title: 'mp',
      description: "Python's multiprocessing for Node.js: pools, processes and what they share, in TypeScript",
      favicon: '/favicon.svg',
      components: { Search: './src/components/Search.astro' },
      customCss: ['./src/styles/theme.css', './src/styles/memory.css', './src/styles/live.css'],
      lastUpdated: false,
      tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 3 },
      sidebar: sidebar(api.map(({ group }) => group)),
      plugins: [...api.map(({ plugin }) => plugin), starlightLinksValidator({ errorOnLocalLinks: false })],
    }),
    // After TypeDoc, to whose pages these link.
    referencePages(),
  ],
})
