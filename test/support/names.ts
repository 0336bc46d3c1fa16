// Texts with refs as a test writes them, found in texts where each ref has its row's words before it.
const REF = /(?<![\w/.@-])([A-Z]{1,3}-[0-9A-Z]{4,10})(?![\w/@-])/g;

/** Matches “Case K-AAAA22 waits” and “Case Anna Example (K-AAAA22) waits”. */
export function withNames(text: string): RegExp {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(escaped.replace(REF, '(?:[^;]{1,200}?(?: \\(|, ))?$1\\)?'));
}
