/** Lists what the reader sees at the left; the groups of the API are filled by TypeDoc. */
export function sidebar(apiGroups) {
  return [
    group('Start', 'start'),
    group('Python and TypeScript', 'tutorial'),
    group('Guides', 'guides'),
    group('Guidelines', 'guidelines'),
    { label: 'Live, on your cores', slug: 'live' },
    group('Reference', 'reference'),
    { ...group('Errors', 'errors'), collapsed: true },
    { label: 'API', collapsed: true, items: apiGroups },
  ]
}

function group(label, directory) {
  return { label, items: [{ autogenerate: { directory } }] }
}
