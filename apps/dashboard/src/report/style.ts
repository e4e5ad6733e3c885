/** Style of a report: colours of Okabe and Ito, which all eyes tell apart; light, or dark where the reader prefers that. */
export const reportStyle = `
:root{color-scheme:light dark;--paper:#fbfbfa;--card:#fff;--ink:#1b1f24;--dim:#68717c;--line:#e3e5e8;--accent:#0072b2;
--run:#009e73;--copy:#0072b2;--wait:#cc79a7;--idle:#dfe3e7;--start:#e69f00;--bad:#c8450c;--recycled:#56b4e9;--own:#0072b2;--foreign:#d55e00}
@media(prefers-color-scheme:dark){:root{--paper:#111418;--card:#191d23;--ink:#e6e9ed;--dim:#949da8;--line:#2b313a;--accent:#56b4e9;
--run:#1cb58a;--copy:#3d9bdc;--wait:#d98cb8;--idle:#2a3038;--start:#f0b429;--bad:#ff7a45;--own:#56b4e9}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
main{max-width:1180px;margin:0 auto;padding:28px 24px 64px}
header{display:flex;flex-wrap:wrap;align-items:baseline;gap:6px 18px;margin-bottom:18px}
h1{font-size:24px;line-height:1.2;margin:0;letter-spacing:-.01em}
h2{font-size:16px;margin:0 0 12px}
h2 small{font-weight:400;color:var(--dim);font-size:13px;margin-left:8px}
.dim,.none{color:var(--dim)}.bad{color:var(--bad);font-weight:600}
.badge{border-radius:99px;padding:1px 10px;font-size:13px;border:1px solid currentColor}
.badge.ok{color:var(--run)}.badge.bad{color:var(--bad)}
.verdict{background:var(--card);border:1px solid var(--line);border-left:5px solid var(--accent);border-radius:10px;padding:16px 20px;margin-bottom:18px}
.verdict p{margin:0;font-size:18px;line-height:1.4}.verdict .dim{font-size:14px;margin-top:6px}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(132px,1fr));gap:12px;margin-bottom:18px}
.tile{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:12px 14px}
.tile b{display:block;font-size:22px;line-height:1.25;font-variant-numeric:tabular-nums;white-space:nowrap}
.tile>span{color:var(--dim);font-size:13px}
section{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:16px 20px 18px;margin-bottom:18px;overflow-x:auto}
.two{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(420px,100%),1fr));gap:18px}.two>section{margin-bottom:0}.two{margin-bottom:18px}.two>section:nth-child(3):last-child{grid-column:1/-1}.two>section:nth-child(3):last-child svg{max-width:540px}
.stack{display:flex;height:26px;border-radius:6px;overflow:hidden;background:var(--idle)}
.stack i{display:block;min-width:2px}
.parts{display:grid;grid-template-columns:auto auto 1fr;gap:2px 14px;margin:12px 0 0;font-variant-numeric:tabular-nums}
.parts dt{display:flex;align-items:center;gap:8px}.parts dd{margin:0}.parts dd.n{text-align:right}
.parts i,.legend svg{width:13px;height:13px;border-radius:3px;display:inline-block;flex:none}
svg{display:block;width:100%;height:auto;overflow:visible}
svg text{font:10.5px system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;fill:var(--ink)}
svg .axis text,svg .most{fill:var(--dim)}
.k-run{fill:var(--run)}.k-copy{fill:url(#p-copy)}.k-wait{fill:url(#p-wait)}.k-idle{fill:var(--idle)}.k-start{fill:url(#p-start)}.k-failed{fill:var(--bad)}.k-recycled{fill:var(--recycled)}
.b-run{background:var(--run)}.b-copy{background:repeating-linear-gradient(45deg,var(--copy) 0 4px,color-mix(in srgb,var(--copy) 55%,var(--paper)) 4px 6px)}
.b-wait{background:radial-gradient(circle,var(--wait) 1.4px,var(--paper) 1.8px) 0 0/5px 5px}.b-tail{background:var(--idle)}
.b-start{background:repeating-linear-gradient(0deg,var(--start) 0 3px,color-mix(in srgb,var(--start) 55%,var(--paper)) 3px 5px)}
.task{fill:#fff;fill-opacity:.2;stroke:#fff;stroke-opacity:.45;stroke-width:.5}.task:hover{fill-opacity:.55}.task.bad{fill:var(--bad);fill-opacity:.9}
.bar{fill:var(--accent)}.bar:hover{fill:var(--start)}.own{fill:var(--own)}.foreign{fill:var(--foreign)}
.legend{display:flex;flex-wrap:wrap;gap:4px 18px;list-style:none;margin:0 0 10px;padding:0;font-size:13px;color:var(--dim)}
.legend li{display:flex;align-items:center;gap:7px}
table{border-collapse:collapse;width:100%;font-size:14px}
th{text-align:left;font-weight:500;color:var(--dim);font-size:12.5px;white-space:nowrap}
th,td{padding:5px 12px 5px 0;border-bottom:1px solid var(--line);vertical-align:top}
tbody tr:last-child td{border-bottom:0}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
code,.log{font-family:ui-monospace,SFMono-Regular,Menlo,"DejaVu Sans Mono",monospace;font-size:12.5px}
.state-failed,.log .error td{color:var(--bad)}.state-done{color:var(--run)}.log .warning td:nth-child(2){color:var(--start)}
.log td:first-child,.log td:nth-child(2){white-space:nowrap;color:var(--dim);width:1%}
.scroll{max-height:420px;overflow:auto}
footer{color:var(--dim);font-size:13px}
@media print{body{background:#fff}section,.tile,.verdict{break-inside:avoid}}
`
