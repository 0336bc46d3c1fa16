// Uploads with conversion: what text a Google Doc made from HTML, Word or plain text holds, and its export again. Layout is not
// modelled; what stands in the document is.
import { inflateRawSync } from 'node:zlib';
import { invalid } from './errors.ts';

export const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Types that Drive turns into a Doc. */
export const convertible: readonly string[] = ['text/html', 'text/plain', docx];

/** The content of the converted Doc in the wanted type: plain text, HTML, or Word only as it was uploaded. */
export function exportDoc(content: { readonly type: string; readonly bytes: Buffer }, wanted: string): Buffer {
  if (wanted === content.type) return content.bytes;
  if (wanted === 'text/plain') return Buffer.from(`\uFEFF${plainText(content)}`, 'utf8');
  if (wanted === 'text/html') {
    const paragraphs = plainText(content)
      .split(/\r?\n/)
      .map((line) => `<p>${escape(line)}</p>`);
    return Buffer.from(`<html><body>${paragraphs.join('')}</body></html>`, 'utf8');
  }
  throw invalid('The requested conversion is not supported.');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function plainText(content: { readonly type: string; readonly bytes: Buffer }): string {
  if (content.type === docx) return wordText(zipEntry(content.bytes, 'word/document.xml').toString('utf8'));
  const text = content.bytes.toString('utf8');
  return content.type === 'text/html' ? htmlText(text) : text;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };

function unescape(text: string): string {
  return text.replaceAll(/&(#x?[\da-f]+|\w+);/gi, (all, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return entities[name] ?? all;
  });
}

function htmlText(html: string): string {
  const body = html.replaceAll(/<(head|style|script)[\s\S]*?<\/\1>/gi, '').replaceAll(/<!--[\s\S]*?-->/g, '');
  const broken = body.replaceAll(/\s+/g, ' ').replaceAll(/<(?:br|\/p|\/h\d|\/li|\/tr|\/td|\/th|\/div)[^>]*>/gi, '\r\n');
  return unescape(broken.replaceAll(/<[^>]+>/g, ''))
    .replaceAll(/ *\r\n */g, '\r\n')
    .trim();
}

function wordText(xml: string): string {
  const broken = xml.replaceAll(/<w:(?:p|tr)[ >/]/g, '\n$&').replaceAll(/<w:(?:tab|br)[ /][^>]*>/g, ' ');
  const lines = broken
    .split('\n')
    .map((line) => [...line.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((found) => unescape(found[1]!)).join(''));
  return lines.filter((line) => line !== '').join('\r\n');
}

/** One entry of a zip, found by its central directory. */
function zipEntry(zip: Buffer, name: string): Buffer {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw invalid('Bad Request');
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count -= 1) {
    const nameLength = zip.readUInt16LE(at + 28);
    const found = zip.toString('utf8', at + 46, at + 46 + nameLength);
    if (found === name) {
      const local = zip.readUInt32LE(at + 42);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const data = zip.subarray(start, start + zip.readUInt32LE(at + 20));
      return zip.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data);
    }
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  throw invalid('Bad Request');
}
