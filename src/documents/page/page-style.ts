// How papers look: one scale, one accent, space instead of boxes. Print first; the same sheet serves a phone.
import { FONT_FAMILIES } from './fonts.ts';
import type { PageHead } from './page-head.ts';

/** The one accent; everything it says is also said in words, so papers survive a black-and-white printer. */
const ACCENT = '#1d3a4c';
const widths = Array.from({ length: 19 }, (_, i) => `.w${(i + 1) * 5}{width:${(i + 1) * 5}%}`).join('');

const BASE = `
html{-webkit-text-size-adjust:100%}
body{margin:0;color:#1a1a1a;background:#fff;font-family:${FONT_FAMILIES};font-weight:400}
bdi{unicode-bidi:isolate}
a{color:inherit}a[href^=tel]{white-space:nowrap}
strong,th,h1,h2,h3,caption{font-weight:600}
em{font-style:normal;border-bottom:.6pt dotted #555}
svg text{font-family:${FONT_FAMILIES}}
`;

/** A4, 9.5 on 13 points. Sizes: 21, 13, 10.5, 9.5, 8.5. The last three rows of a table stay with the row before: no page has one row. */
const PAPER = `
body.paper{font-size:9.5pt;line-height:1.42}
main{max-width:176mm;margin:0 auto}
h1{font-size:21pt;line-height:1.15;margin:0 0 2pt;color:${ACCENT};letter-spacing:-.01em}
h2{font-size:13pt;line-height:1.25;margin:17pt 0 5pt;color:${ACCENT};break-after:avoid}
h3{font-size:10.5pt;line-height:1.3;margin:12pt 0 3pt;break-after:avoid}
p{margin:0 0 5pt;orphans:3;widows:3}
p.lead{font-size:10.5pt;margin:4pt 0 8pt}
p.over{font-size:8.5pt;color:#444;margin:0 0 3pt}
p.quiet,.quiet{color:#505050}
p.quiet{font-size:8.5pt}
p.none{color:#505050}
h2+p.quiet,h3+p.quiet,section>p.protect,section>p.warn{break-after:avoid}
p.warn{border-left:2.4pt solid ${ACCENT};padding:1pt 0 1pt 8pt;margin:6pt 0 8pt;font-weight:600}
p.protect{border-left:2.4pt solid ${ACCENT};padding:.5pt 0 .5pt 8pt;margin:4pt 0 5pt}
p.statement{margin:0 0 6pt;max-width:150mm}
p.sign{margin:45pt 0 4pt;border-top:.6pt solid #777;padding-top:3pt;max-width:90mm;color:#505050;font-size:8.5pt}
ul,ol{margin:0 0 6pt;padding-left:13pt}
li{margin:0 0 2pt}
li::marker{color:${ACCENT}}
ul.plain{list-style:none;padding-left:0}
table{border-collapse:separate;border-spacing:0;width:100%;margin:3pt 0 10pt;table-layout:fixed}
caption{text-align:left;font-size:10.5pt;padding:0 0 3pt;break-after:avoid}
caption.unseen{font-size:8.5pt;font-weight:400;color:#505050}
th,td{text-align:left;vertical-align:top;padding:3pt 6pt 2.8pt 0;overflow-wrap:anywhere;border-bottom:.5pt solid #d5dade}
thead th{font-size:8.5pt;color:#444;border-bottom:.9pt solid ${ACCENT};vertical-align:bottom}
thead{display:table-header-group}
tr{break-inside:avoid}
tr.long{break-inside:auto}
tr:nth-last-child(-n+3):not(:nth-child(-n+3)),table+p:last-child{break-before:avoid}
tbody th{color:#444;font-size:8.5pt;padding-top:3.9pt}
td p,th p,td ul{margin:0 0 2pt}
td p:last-child,td ul:last-child{margin-bottom:0}
table.form td,tr.tall td{box-sizing:border-box}
table.form td{height:22pt}
tr.tall td{height:30pt}
tr.pause>*{color:#505050;background:#f2f4f5;font-weight:400}
.num{text-align:right;padding-right:10pt;font-variant-numeric:tabular-nums}
.time{font-variant-numeric:tabular-nums;white-space:nowrap}
.tag{font-size:8pt;font-weight:600;letter-spacing:.02em;border:.6pt solid #777;border-radius:2pt;padding:0 3pt;white-space:nowrap}
.ref{font-variant-numeric:tabular-nums;white-space:nowrap;color:#505050}
.tick{font-family:"Noto Sans Symbols 2",${FONT_FAMILIES}}
.field{display:inline-block;min-width:60%;min-height:13pt;border-bottom:.6pt solid #777}
.field[data-kind=text]{display:block;box-sizing:border-box;width:100%;min-height:44pt;border:.6pt solid #aab3b9}
.field[data-kind=tick]{min-width:9pt;width:9pt;min-height:9pt;border:.6pt solid #777;vertical-align:-1pt}
table.form .field{border:0;display:block;width:100%}
table.form .field[data-kind=text]{min-height:42pt}
table.form .field[data-kind=tick]{border:.6pt solid #777;display:inline-block;width:9pt}
table.dense th,table.dense td{padding-right:4pt}table.dense thead th{font-size:8pt;overflow-wrap:normal}
section.case{margin:0 0 12pt}
section.keep{break-inside:avoid}
h2.new-page,section.new-page>h2:first-child,section.new-page>section:first-child>h2:first-child{margin-top:0}
section.picture{margin:6pt 0 8pt;break-inside:avoid}
section.picture svg{width:100%;height:auto;display:block}
${widths}
`;

const SCREEN = `
@media screen{
body.paper{font-size:16px;line-height:1.5;padding:20px 16px 60px}
body.paper::before,body.paper::after{display:block;max-width:176mm;margin:0 auto 14px;font-size:12px;letter-spacing:.04em;color:#444;content:var(--marking)}
main{max-width:760px}
h1{font-size:28px}h2{font-size:20px;margin-top:28px}h3{font-size:17px}
p.lead,caption{font-size:17px}p.quiet,p.over,p.sign,thead th,tbody th,.tag{font-size:14px}
}
@media screen and (max-width:560px){
table{table-layout:auto}
col{width:auto!important}
th,.time,.ref{overflow-wrap:normal;word-break:normal}
table.list,table.actions,table.form{font-size:14px}
table.facts,table.facts tbody,table.facts tr,table.facts th,table.facts td{display:block;width:auto}
table.facts th{border-bottom:0;padding-bottom:0}
section.front table.list thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
section.front table.list tr{display:flex;flex-wrap:wrap;border-bottom:1px solid #d5dade;padding:5px 0}
section.front table.list td{border:0;padding:0 8px 0 0;overflow-wrap:break-word}
}
`;

const box = (place: string, content: string, more = ''): string =>
  `@${place}{content:${content};font:400 8pt ${FONT_FAMILIES};color:#333;${more}}`;

/** The page's own style sheet with its margins: marking, whose copy, what paper, page x of y. */
export function paperStyle(head: PageHead): string {
  const marking = cssString(head.marking);
  const copy = cssString(head.copyFor === '' ? '' : `Copy for ${head.copyFor}`);
  const page = [
    'size:A4;margin:21mm 17mm 20mm;',
    box('top-left', marking, 'font-weight:600;letter-spacing:.05em;width:45%;vertical-align:top;padding-top:10mm;'),
    box('top-right', copy, 'width:55%;vertical-align:top;padding-top:10mm;'),
    box('bottom-left', cssString(head.foot), 'width:68%;vertical-align:top;padding-top:4mm;'),
    box('bottom-center', '""', 'width:0;'),
    box('bottom-right', '"Page " counter(page) " of " counter(pages)', 'width:32%;vertical-align:top;padding-top:4mm;'),
  ].join('');
  return `@page{${page}}body.paper{--marking:${marking}}${BASE}${PAPER}@media print{section.new-page,h2.new-page{break-before:page}}${SCREEN}`.replaceAll(
    /\n/g,
    '',
  );
}

/** Plain enough for any mail program; a mail that loses this sheet is still in order. */
export const MAIL_STYLE = `${BASE}
body.mail{font-size:16px;line-height:1.5;padding:16px}
main{max-width:600px}
h1{font-size:20px;line-height:1.3;margin:0 0 12px;color:${ACCENT}}
h2{font-size:16px;margin:20px 0 6px}
p{margin:0 0 12px}p.quiet,p.over{font-size:14px;color:#505050}p.warn{font-weight:600}
ul,ol{margin:0 0 12px;padding-left:20px}li{margin:0 0 4px}ul.plain{list-style:none;padding-left:0}
table{border-collapse:collapse;width:100%;margin:0 0 12px}caption{text-align:left}
th,td{text-align:left;vertical-align:top;padding:6px 10px 6px 0;border-bottom:1px solid #d5dade}
thead th{font-size:14px;color:#444}
@page{size:A4;margin:20mm 17mm}
`.replaceAll(/\n/g, '');

/** A CSS string of any text: everything but plain letters, digits and spaces is written as a number. */
export function cssString(words: string): string {
  const inside = Array.from(words)
    .map((letter) => (/^[A-Za-z0-9 ]$/.test(letter) ? letter : `\\${(letter.codePointAt(0) ?? 32).toString(16)} `))
    .join('');
  return `"${inside}"`;
}
