// HTML of the demo's pages: text is escaped wherever it is put in, and one calm look for all, light and dark, wide and narrow.

/** Text as it may stand in an element or in a quoted attribute. */
export function safe(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

export function link(label: string, href: string): string {
  return `<a href="${safe(href)}">${safe(label)}</a>`;
}

export const NOTICE =
  'Everything here is made up: people, addresses, agencies, cases. It is a rehearsal: nothing was sent to anybody.';

/** A table that may be wider than the page: it scrolls by itself, by keyboard too. With `stacks` its cells stand below each other on a phone. */
export function wideTable(label: string, heads: readonly string[], rows: string, stacks = true): string {
  const head = heads.map((one) => `<th scope="col">${safe(one)}</th>`).join('');
  return `<div class="scroll" tabindex="0" role="group" aria-label="${safe(label)}"><table${stacks ? ' class="stacks"' : ''}><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${safe(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#main">To the content</a>
<aside class="notice" aria-label="About this page"><strong>Synthetic, and a rehearsal.</strong> ${NOTICE}</aside>
${body}
</body>
</html>
`;
}

const STYLE = `
:root{--ink:#1c2430;--soft:#566073;--line:#d9dee6;--ground:#f7f8fa;--card:#fff;--accent:#1f5a8c;--person:#f3ecdf;--person-ink:#6b4a12;--mark:#e6f0f8;--alarm:#a3342b}
@media (prefers-color-scheme:dark){:root{--ink:#e4e8ee;--soft:#a3adbb;--line:#323b48;--ground:#141920;--card:#1b222b;--accent:#8ec1ea;--person:#2d271b;--person-ink:#e5c78d;--mark:#1d2b39;--alarm:#f0938a}}
*{box-sizing:border-box}
html{scroll-padding-top:4rem}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
main,header,footer{max-width:62rem;margin:0 auto;padding:0 1.25rem}
h1{font-size:1.9rem;line-height:1.2;margin:1.6rem 0 .4rem;letter-spacing:-.01em}
h2{font-size:1.35rem;margin:3rem 0 .6rem;padding-top:.6rem;border-top:1px solid var(--line)}
nav.top+main>section:first-child h2{margin-top:1.2rem;border-top:0}
h3{font-size:1.05rem;margin:2rem 0 .5rem}
p{margin:.4rem 0}
a{color:var(--accent);text-underline-offset:.15em}
a:focus-visible,summary:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:9}
.notice{margin:0;padding:.55rem 1.25rem;background:var(--person);color:var(--person-ink);font-size:.92rem;text-align:center}
nav.top{position:sticky;top:0;z-index:5;background:var(--ground);border-bottom:1px solid var(--line)}
nav.top ul{max-width:62rem;margin:0 auto;padding:.55rem 1.25rem;list-style:none;display:flex;gap:.3rem 1.1rem;flex-wrap:wrap;font-size:.95rem}
.lead{font-size:1.08rem;color:var(--soft);max-width:46rem}
.soft{color:var(--soft)}
ol.day{list-style:none;margin:0;padding:0}
ol.day>li{display:grid;grid-template-columns:4rem minmax(0,1fr);gap:0 .9rem;padding:.5rem 0;border-bottom:1px solid var(--line)}
ol.day time{color:var(--soft);font-variant-numeric:tabular-nums;font-size:.92rem;padding-top:.1rem}
.who{display:inline-block;font-size:.82rem;font-weight:600;border-radius:1rem;padding:.05rem .65rem;background:var(--mark);color:var(--accent)}
.person .who{background:var(--person);color:var(--person-ink)}
.why{color:var(--soft);font-size:.94rem}
.hard{display:inline-block;font-size:.82rem;border:1px solid var(--line);border-radius:.3rem;padding:0 .45rem;margin-left:.3rem;color:var(--soft)}
li:target{background:var(--mark);outline:.5rem solid var(--mark)}
details{margin:.25rem 0}
summary{cursor:pointer;color:var(--accent)}
details ul{margin:.3rem 0 .5rem;padding-left:1.2rem}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(12.5rem,1fr));gap:.75rem;padding:0;list-style:none}
.cards>li{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.75rem .9rem}
.figure{font-size:1.7rem;font-weight:650;line-height:1.15;font-variant-numeric:tabular-nums}
ul.pictures{list-style:none;margin:1rem 0 0;padding:0;display:grid;grid-template-columns:repeat(3,1fr);gap:1rem}
ul.pictures li.wide{grid-column:span 3}
ul.pictures a{display:block;text-decoration:none;background:var(--card);border:1px solid var(--line);border-radius:.5rem;overflow:hidden}
ul.pictures img{display:block;width:100%;height:auto;aspect-ratio:1/1.4;object-fit:cover;object-position:top left;background:#fff}
ul.pictures .wide img{aspect-ratio:auto}
ul.pictures span{display:block;padding:.5rem .75rem;border-top:1px solid var(--line);font-weight:600;font-size:.95rem}
ul.pictures a:hover span{text-decoration:underline}
ol.timeline,ol.flow{list-style:none;margin:1rem 0 1.5rem;padding:0;display:grid;grid-template-columns:repeat(4,1fr);gap:1.2rem 1rem}
ol.timeline li{border-top:3px solid var(--accent);padding-top:.5rem;position:relative}
ol.timeline li::before{content:"";position:absolute;top:-.46rem;left:0;width:.75rem;height:.75rem;border-radius:50%;background:var(--accent)}
ol.timeline time,ol.timeline span,ol.flow span,ol.flow time{display:block;font-size:.92rem;color:var(--soft)}
ol.flow{counter-reset:step;grid-template-columns:repeat(3,1fr)}
ol.flow li{counter-increment:step;background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.65rem .8rem .65rem 2.9rem;position:relative}
ol.flow li::before{content:counter(step);position:absolute;left:.75rem;top:.7rem;width:1.5rem;height:1.5rem;border-radius:50%;background:var(--mark);color:var(--accent);font-weight:600;font-size:.85rem;text-align:center;line-height:1.5rem}
.scroll{position:relative;overflow-x:auto;overflow-wrap:normal}
table{border-collapse:collapse;width:100%;background:var(--card);font-size:.94rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .7rem;border:1px solid var(--line)}
th{font-weight:600;white-space:nowrap}
td.number{text-align:right;font-variant-numeric:tabular-nums}
pre{white-space:pre-wrap;background:var(--card);border:1px solid var(--line);border-radius:.4rem;padding:1rem;font:.9rem/1.5 ui-monospace,Menlo,Consolas,monospace}
iframe{width:100%;height:42rem;border:1px solid var(--line);border-radius:.4rem;background:#fff}
dl.head{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:1rem 0}
dl.head dt{color:var(--soft)}dl.head dd{margin:0}
footer{margin:4rem auto 2rem;color:var(--soft);font-size:.92rem}
@media (max-width:56rem){ul.pictures{grid-template-columns:repeat(2,1fr)}ul.pictures li.wide{grid-column:span 2}ol.timeline,ol.flow{grid-template-columns:repeat(2,1fr)}}
@media (max-width:34rem){ul.pictures,ol.timeline,ol.flow{grid-template-columns:1fr}ul.pictures li.wide{grid-column:auto}ul.pictures .wide img{height:15rem}table.stacks thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}table.stacks,table.stacks tbody,table.stacks tr,table.stacks th,table.stacks td{display:block}table.stacks th,table.stacks td{border:0;padding:.15rem .7rem;text-align:left;white-space:normal}table.stacks tr{border:1px solid var(--line);padding:.4rem 0;margin:-1px 0 0}html{scroll-padding-top:6rem}.hard{display:block;width:max-content;max-width:100%;margin:.25rem 0 0}ol.day>li{grid-template-columns:minmax(0,1fr)}nav.top{position:static}.cards{grid-template-columns:1fr 1fr}dl.head{grid-template-columns:1fr}dl.head dd{margin-bottom:.5rem}h1{font-size:1.5rem}iframe{height:32rem}}
@media print{nav.top{display:none}body{background:#fff}ul.pictures li,ol.timeline li,ol.flow li,ol.day>li,tr{break-inside:avoid}ul.pictures{grid-template-columns:repeat(3,1fr)}ul.pictures li.wide{grid-column:span 3}h2,h3{break-after:avoid}.scroll{overflow:visible;overflow-wrap:anywhere}table{font-size:.8rem}th{white-space:normal}}
`;
