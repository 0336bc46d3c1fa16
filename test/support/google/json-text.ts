// An answer as the text that goes over the wire.

/** The texts of parts that are the same object in many answers; undefined until one asks for it. */
const texts = new WeakMap<object, string | undefined>();

/** Says that this part never changes, so that its text is made once. */
export function keptText<T extends object>(part: T): T {
  if (!texts.has(part)) texts.set(part, undefined);
  return part;
}

export function jsonText(body: object): string {
  return joined(body, (part) =>
    Array.isArray(part) && part.some(hasKept) ? `[${part.map(itemText).join(',')}]` : undefined,
  );
}

/** A part of a list that is kept, or has one that is: a tab, or the values of one beside how they were asked for. */
function hasKept(item: unknown): boolean {
  return isObject(item) && (texts.has(item) || Object.values(item).some((part) => isObject(part) && texts.has(part)));
}

function isObject(part: unknown): part is object {
  return typeof part === 'object' && part !== null;
}

function itemText(item: object): string {
  return texts.has(item)
    ? textOf(item)
    : joined(item, (part) => (isObject(part) && texts.has(part) ? textOf(part) : undefined));
}

/** An object as text, with the text of some of its parts as `textFor` has it. */
function joined(whole: object, textFor: (part: unknown) => string | undefined): string {
  const members = Object.entries(whole).map(([name, part]: [string, unknown]) => {
    const text = textFor(part);
    return text === undefined ? plainText({ [name]: part }).slice(1, -1) : `${JSON.stringify(name)}:${text}`;
  });
  return `{${members.filter((member) => member !== '').join(',')}}`;
}

function textOf(part: object): string {
  const text = texts.get(part) ?? plainText(part);
  texts.set(part, text);
  return text;
}

function plainText(body: object): string {
  const text = JSON.stringify(body);
  return text.includes('"sheetId":0') ? JSON.stringify(body, withoutZero) : text;
}

/** Google leaves out a number that is 0, but for the id among a tab's own properties. Here the ids of tabs, where it was seen to matter. */
function withoutZero(name: string, value: unknown): unknown {
  if (name === 'properties' || typeof value !== 'object' || value === null || !('sheetId' in value)) return value;
  const { sheetId, ...rest } = value;
  return sheetId === 0 ? rest : value;
}
