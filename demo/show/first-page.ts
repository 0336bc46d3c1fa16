// The first page of a paper as a picture shows it: its margins with marking, reader and number, which only a printer makes, and nothing of its second page.

/** A4 at 96 dots an inch. */
export const A4 = { width: 794, height: 1123 } as const;

const meta = (html: string, name: string): string =>
  new RegExp(`<meta name="${name}" content="([^"]*)">`).exec(html)?.[1] ?? '';

const STYLE = `
html,body.paper{margin:0;padding:0;background:#fff}
body.paper{padding:21mm 17mm 0;height:${A4.height}px;overflow:hidden;box-sizing:border-box}
.new-page{margin-top:${A4.height * 2}px!important}
body.paper>main>section.new-page:first-child,body.paper>main>h2.new-page:first-child{margin-top:0!important}
.margin{position:fixed;left:17mm;right:17mm;display:flex;justify-content:space-between;font-size:8pt;color:#333}
.margin.top{top:10mm}.margin.top b{font-weight:600;letter-spacing:.05em}
.margin.foot{bottom:0;left:0;right:0;padding:4mm 17mm 0;height:20mm;box-sizing:border-box;background:#fff}
.margin.fade{bottom:20mm;left:0;right:0;height:6mm;background:linear-gradient(#fff0,#fff)}
`;

/** The paper's own page, for a picture of the size A4. */
export function firstPage(html: string, pages: number): string {
  const copy = meta(html, 'copy-for');
  const margins = [
    `<div class="margin top"><b>${meta(html, 'marking')}</b><span>${copy === '' ? '' : `Copy for ${copy}`}</span></div>`,
    '<div class="margin fade"></div>',
    `<div class="margin foot"><span>${meta(html, 'foot')}</span><span>Page 1 of ${pages}</span></div>`,
  ].join('');
  return html.replace('</style>', `${STYLE}</style>`).replace('</body>', `${margins}</body>`);
}

export function countPages(pdf: Uint8Array): number {
  return Math.max(
    1,
    (
      Buffer.from(pdf)
        .toString('latin1')
        .match(/\/Type ?\/Page\b(?!s)/g) ?? []
    ).length,
  );
}
