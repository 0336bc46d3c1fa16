// Answers to questions that were asked before, in this process: of many the newest are kept.

/** As `answer`, at once for a question that says the same as one asked before. Of more than `most` the one asked longest ago is forgotten. */
export function keepNewest<Question, Answer>(
  most: number,
  answer: (question: Question) => Answer,
): (question: Question) => Answer {
  const known = new Map<string, { readonly is: Answer }>();
  return (question) => {
    const asked = JSON.stringify(question);
    const found = known.get(asked) ?? { is: answer(question) };
    // Taken out and put in again: the first is the one asked longest ago.
    known.delete(asked);
    known.set(asked, found);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return found.is;
  };
}
