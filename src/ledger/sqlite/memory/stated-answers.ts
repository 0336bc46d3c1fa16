// What people told the runner: problems they accept as they are, and answers to questions (the same person? the same incident?).
import type { Accepted, Answer } from '../../ledger-history.ts';
import type { Ledger } from '../../ledger-port.ts';
import { readSealed } from '../sealed-contents.ts';
import { keepNote } from '../outbox/outbox-operations.ts';
import { openSignedTable } from '../signed-table.ts';
import type { Store } from '../sqlite-store.ts';

/** The words of the reason are sealed separately; the event only names them. */
type StoredAccepted = Omit<Accepted, 'why'> & { readonly whyId?: string };
type StoredAnswer = Omit<Answer, 'why'> & { readonly whyId?: string };

type AnswerOperations = Pick<Ledger, 'acceptProblem' | 'accepted' | 'rememberAnswer' | 'answers'>;

export function answerOperations(store: Store): AnswerOperations {
  const accepted = openSignedTable<StoredAccepted>(store, 'accepted', true);
  const answers = openSignedTable<StoredAnswer>(store, 'answers', true);
  const withWords = ({ whyId, ...rest }: StoredAccepted): Accepted => {
    const words = whyId === undefined ? undefined : readSealed(store, whyId);
    return { ...rest, why: words?.toString('utf8') ?? '' };
  };
  const withWhy = ({ whyId, ...rest }: StoredAnswer): Answer => {
    const words = whyId === undefined ? undefined : readSealed(store, whyId);
    return words === undefined ? rest : { ...rest, why: words.toString('utf8') };
  };
  return {
    acceptProblem: async (id, stated, fingerprint = '') =>
      store.write('accept', () => {
        const { by, why } = stated;
        const whyId = why === undefined ? {} : { whyId: keepNote(store, `accepted/${id}`, why) };
        const kept: StoredAccepted = { id, by, at: store.clock.now(), fingerprint, ...whyId };
        accepted.put(id, kept);
        return withWords(kept);
      }),
    accepted: async () =>
      store.look(() => new Map([...accepted.list()].map(([id, kept]) => [id, withWords(kept)] as const))),
    rememberAnswer: async (subject, answer, stated) =>
      store.write('answer', () => {
        const { by, why } = stated;
        const whyId = why === undefined ? {} : { whyId: keepNote(store, `answers/${subject}`, why) };
        answers.put(subject, { subject, answer, by, at: store.clock.now(), ...whyId });
      }),
    answers: async (prefix = '') =>
      store.look(() => new Map([...answers.list(prefix)].map(([subject, kept]) => [subject, withWhy(kept)] as const))),
  };
}
