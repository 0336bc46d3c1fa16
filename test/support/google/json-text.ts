// An answer as the text that goes over the wire.

export function jsonText(body: object): string {
  const text = JSON.stringify(body);
  return text.includes('"sheetId":0') ? JSON.stringify(body, withoutZero) : text;
}

/** Google leaves out a number that is 0, but for the id among a tab's own properties. Here the ids of tabs, where it was seen to matter. */
function withoutZero(name: string, value: unknown): unknown {
  if (name === 'properties' || typeof value !== 'object' || value === null || !('sheetId' in value)) return value;
  const { sheetId, ...rest } = value;
  return sheetId === 0 ? rest : value;
}
