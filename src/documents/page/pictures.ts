// Pictures drawn as SVG from a model: who is needed when. Black-and-white safe, with their text beside. Charts of numbers are drawn in charts.ts.
import Handlebars from 'handlebars';
import type { TimelineModel } from '../../domain/papers/chair-papers/chair-papers-model.ts';

const escape = Handlebars.escapeExpression;
const WIDTH = 680;
const LABELS = 190;
const ROW = 20;
const TOP = 22;
const INK = '#1d3a4c';
const FAINT = '#c9d2d8';

const tenth = (value: number): string => String(Math.round(value * 10) / 10);

/** One bar per stay, agency by agency, under the hours of the meeting; breaks are white columns between faint lines. */
export function drawTimeline(model: TimelineModel): string {
  const total = Math.max(1, model.totalMinutes);
  const x = (minute: number): number => LABELS + (Math.min(total, Math.max(0, minute)) / total) * (WIDTH - LABELS - 10);
  const height = TOP + model.stays.length * ROW + 6;
  const marks = model.marks.map(
    ({ at, label }) =>
      `<line x1="${tenth(x(at))}" y1="${TOP - 6}" x2="${tenth(x(at))}" y2="${height - 4}" stroke="${FAINT}" stroke-width="1"/><text x="${tenth(x(at))}" y="11" text-anchor="middle" font-size="9" fill="#444">${escape(label)}</text>`,
  );
  const breaks = model.breaks.map(
    ({ from, to }) =>
      `<rect x="${tenth(x(from))}" y="${TOP - 6}" width="${tenth(x(to) - x(from))}" height="${height - TOP + 2}" fill="#eef1f3"/>`,
  );
  const rows = model.stays.map((stay, i) => {
    const y = TOP + i * ROW;
    const bars = stay.spans.map(
      ({ from, to }) =>
        `<rect x="${tenth(x(from))}" y="${y + 3}" width="${tenth(Math.max(2, x(to) - x(from)))}" height="${ROW - 8}" fill="${INK}"/>`,
    );
    return `<text x="0" y="${y + 13}" font-size="10" fill="#1a1a1a">${escape(shorten(stay.agency, 36))}</text><line x1="${LABELS}" y1="${y + ROW}" x2="${WIDTH - 10}" y2="${y + ROW}" stroke="#e6eaed" stroke-width="0.6"/>${bars.join('')}`;
  });
  const words = `Who is needed when, from ${model.start} to ${model.end}. The table after the picture says the same.`;
  return drawnAs(words, WIDTH, height, [...breaks, ...marks, ...rows].join(''));
}

/** A picture of the closed set of elements, with its alternative text. */
export function drawnAs(words: string, width: number, height: number, inside: string): string {
  return `<section class="picture"><svg role="img" aria-label="${escape(words)}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${inside}</svg></section>`;
}

function shorten(words: string, most: number): string {
  const letters = Array.from(words.replaceAll(/[\u2068\u2069]/g, ''));
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most - 1).join('')}…`;
}
