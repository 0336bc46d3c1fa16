/** Every text of a model, as a template prints it: for tests in which papers are not filled. */
export function wordsOf(model: unknown): string {
  if (typeof model === 'string') return model;
  return typeof model === 'object' && model !== null ? Object.values(model).map(wordsOf).join('\n') : '';
}
