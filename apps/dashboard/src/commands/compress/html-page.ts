/** Parts of the page, as HTML. */
interface PageParts {
  facts: string
  pairs: string
  ranks: string
  rows: string
  left: string
}

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
body { max-width: 1040px; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.4rem } h2 { font-size: 1rem; margin: 0; overflow-wrap: anywhere }
.facts { display: flex; flex-wrap: wrap; gap: 2rem; margin: 1rem 0 2rem }
.facts div { display: grid } .facts b { font-size: 1.4rem } .facts span, article p, figcaption { opacity: .7 }
article { margin: 0 0 2rem } article p { margin: 0 0 .5rem }
.pair { display: flex; flex-wrap: wrap; gap: 1rem } figure { margin: 0; position: relative }
.slide { --at: 50%; display: grid } .slide img { grid-area: 1 / 1; max-width: 100%; display: block }
.slide .after { clip-path: inset(0 0 0 var(--at)) } .slide::after { content: ''; grid-area: 1 / 1; width: 2px; margin-left: var(--at); background: #fff8 }
.slide input { width: 100%; margin: .3rem 0 0 }
.ranks { display: flex; flex-wrap: wrap; gap: 3rem; margin: 0 0 2rem } .ranks ol { padding-left: 2rem; overflow-wrap: anywhere }
figcaption { font-size: .8rem }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
td, th { text-align: left; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid #8884; overflow-wrap: anywhere }
.failed td + td { color: light-dark(#b00020, #ff8a80) }
`

const SCRIPT = `
for (const range of document.querySelectorAll('.slide input'))
  range.addEventListener('input', () => range.parentElement.style.setProperty('--at', range.value + '%'))
`

/** Puts the parts together to a page that needs no other file. */
export function page({ facts, pairs, ranks, rows, left }: PageParts): string {
  const head = ['file', 'before', 'after', 'saved', 'similarity', 'removed'].map((name) => `<th>${name}</th>`).join('')
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>mp compress</title>
<style>${STYLE}</style></head>
<body>
<h1>mp compress</h1>
<div class="facts">${facts}</div>
${ranks}
${pairs}
${left}
<table><thead><tr>${head}</tr></thead><tbody>
${rows}
</tbody></table>
<script>${SCRIPT}</script>
</body>
</html>
`
}
