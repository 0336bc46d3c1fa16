// A code for how a name sounds, close enough that spellings of English, Polish, South Asian, Arabic and Somali names meet.

const steps: readonly (readonly [RegExp, string])[] = [
  [/^(?:kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/^wh/, 'w'],
  [/^ps/, 's'],
  [/^x/, 's'],
  [/^mc/, 'mak'],
  [/[^a-z]/g, ''],
  [/tch|cz|tsch/g, 'C'],
  [/sch|sh|sz/g, 's'],
  [/ch/g, 'C'],
  [/ph/g, 'f'],
  [/dz|zh/g, 'z'],
  [/ght/g, 't'],
  [/kh|gh(?=[aeiouy])/g, 'k'],
  [/gh/g, ''],
  [/ck|qu|q/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/x/g, 'ks'],
  [/z/g, 's'],
  [/w/g, 'v'],
  [/dj/g, 'j'],
  [/d(?=t)/g, ''],
];

/** Codes how a folded name sounds: letters a to s for consonants, `A` for an opening vowel, at most six letters; empty for a text without Latin letters. */
export function soundOf(word: string): string {
  let text = word;
  for (const [pattern, by] of steps) text = text.replace(pattern, by);
  text = text.replace(/([a-z])\1+/g, '$1');
  const first = /^[aeiouy]/.test(text) ? 'A' : text.charAt(0);
  const rest = text.slice(1).replace(/[aeiouyhv]/g, '');
  return (first + rest.replace(/([a-zC])\1+/g, '$1')).slice(0, 6);
}

/** A number for a short text, the same on every machine (FNV-1a, 32 bits). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
