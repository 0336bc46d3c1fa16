// The judgement of what left: canaries where they may not be, and what should have left and did not.
import type { Canary, Kind } from './canary.ts';
import type { Leaving } from './leave.ts';
import { didNotCome, expected } from './expected.ts';
import { Oracle } from './oracle.ts';
import type { World } from './world.ts';

export interface Finding {
  readonly kind: 'canary' | 'missing' | 'property';
  readonly seed: number;
  readonly what: string;
}

/** PROP5: the kinds each paper or message may carry at all, whoever reads it. */
const KINDS: Readonly<Record<string, string>> = {
  'at-risk-list': 'nbk',
  'answer-sheet': 'nbta',
  supplement: 'nbkt',
  agenda: 'nbktawq',
  'agenda-full': 'nbktawq',
  'chair-papers': 'nbktawq',
  'idva-papers': 'nbktwsd',
  'idva-first-contact': 'nbktsd',
  'idva-feedback': 'nbktasd',
  // What agencies wrote of which nobody came: see below.
  minutes: 'nbktawq',
  'action-sheet': 'nka',
  // The requests under Clare's Law of a meeting, and no case.
  'disclosure-list': 'q',
};

export function judge(world: World, leaving: readonly Leaving[]): readonly Finding[] {
  const { canaries: kinds } = world;
  const oracle = new Oracle(world);
  const findings: Finding[] = [];
  for (const one of leaving) {
    for (const word of kinds.findIn(one.text)) {
      const canary = kinds.all.get(word);
      if (canary === undefined) continue;
      const why =
        oracle.whyNot(one.mailbox, canary) ??
        whyNotHere(one, canary.kind) ??
        whyNotMinuted(oracle, one, canary) ??
        whyNotBesideSheet(oracle, one, canary) ??
        whyNotReady(world, oracle, one);
      if (why !== undefined)
        findings.push({
          kind: 'canary',
          seed: world.seed,
          what: `${canary.kind} of ${canary.about} in ${one.key} (${[one.template, ...one.papers].join(', ')}): ${why}`,
        });
    }
  }
  return findings;
}

function whyNotHere(one: Leaving, kind: Kind): string | undefined {
  const allowed = one.papers.map((name) => KINDS[name] ?? '').join('');
  return allowed.includes(kind) ? undefined : 'no paper of this kind shows that';
}

/** Minutes hold what an agency wrote of which nobody came; of any other, what was said at the meeting. */
function whyNotMinuted(oracle: Oracle, { papers }: Leaving, { kind, agency = '' }: Canary): string | undefined {
  const isMinuted = kind === 'w' && papers.every((name) => name === 'minutes' || KINDS[name]?.includes('w') !== true);
  return isMinuted && !didNotCome(oracle, agency) ? 'an agency that came is minuted by what was said' : undefined;
}

/** A reminder names actions by their refs: no canary is in it, so it is asked of each ref. The team manager's has the ref of no case. */
export function judgeReminders(world: World, leaving: readonly Leaving[]): readonly Finding[] {
  const oracle = new Oracle(world);
  const actions = world.facts.maracs.flatMap((marac) => marac.actions);
  const found = (what: string): Finding => ({ kind: 'canary', seed: world.seed, what });
  return leaving
    .filter((one) => one.key.includes('follow-up'))
    .flatMap((one) => {
      const toManager = one.key.includes('follow-up-manager');
      const told = actions.filter((action) => one.text.includes(action.id));
      const cases = actions.flatMap((action) => action.caseRef ?? []).filter((ref) => one.text.includes(ref));
      return [
        ...(toManager ? cases.map((ref) => found(`${ref} in ${one.key}: a team manager is told of no case`)) : []),
        ...told.flatMap((action) => {
          const why = oracle.whyNotReminded(one.mailbox, action, toManager);
          return why === undefined ? [] : [found(`${action.id} of ${action.caseRef} in ${one.key}: ${why}`)];
        }),
      ];
    });
}

/** Of sheets as they are planned: an action sheet holds what the agencies of the mailbox are to do. */
export function judgeSheets(world: World, leaving: readonly Leaving[]): readonly Finding[] {
  const oracle = new Oracle(world);
  const sheets = leaving.filter(({ papers }) => papers.length > 0 && papers.every((name) => name === 'action-sheet'));
  return sheets.flatMap((one) =>
    [...world.canaries.findIn(one.text)].flatMap((word) => {
      const canary = world.canaries.all.get(word);
      if (canary?.kind !== 'a' || oracle.isActionOf(one.mailbox, canary)) return [];
      const what = `${canary.about} in ${one.key}: an action sheet holds what another agency is to do`;
      return [{ kind: 'canary' as const, seed: world.seed, what }];
    }),
  );
}

/** Whoever takes no part in a case gets its action sheet, with what their own agencies are to do, and no other word of it anywhere. */
function whyNotBesideSheet(oracle: Oracle, one: Leaving, canary: Canary): string | undefined {
  if (!oracle.onSheetOnly(one.mailbox, canary)) return undefined;
  if (one.papers.some((name) => name !== 'action-sheet'))
    return 'a reader gets the action sheet of the case and no other paper';
  return oracle.isOwnAction(one.mailbox, canary) ? undefined : 'it is what another agency is to do';
}

function whyNotReady(world: World, oracle: Oracle, one: Leaving): string | undefined {
  const row = world.facts.contacts.find((each) => each.id === one.to);
  return row !== undefined && oracle.ready(row) ? undefined : 'the contact is not active, verified and proven';
}

/** Of everything that must leave, or of what some messages alone must bring. */
export function judgeMissing(world: World, leaving: readonly Leaving[], inKey = ''): readonly Finding[] {
  const texts = leaving.map((one) => ({ ...one, text: one.text.toLowerCase() }));
  return expected(new Oracle(world)).flatMap((wanted) => {
    if (!wanted.inKey.includes(inKey)) return [];
    const brings = texts.filter(
      (one) =>
        one.mailbox === wanted.mailbox &&
        one.key.includes(wanted.inKey) &&
        one.text.includes(wanted.word.toLowerCase()),
    );
    return brings.length > 0
      ? []
      : [{ kind: 'missing' as const, seed: world.seed, what: `${wanted.what} (${wanted.word}) to ${wanted.mailbox}` }];
  });
}

/** One recipient, one copy: no two messages of the same kind and papers reach one mailbox for one MARAC and occasion. */
export function judgeTwice(world: World, leaving: readonly Leaving[]): readonly Finding[] {
  const seen = new Set<string>();
  return leaving.flatMap((one) => {
    const keys = one.key.split('/');
    const occasion = `${keys.slice(0, -1).join('/')} ${one.template} ${one.papers.join(' ')} ${one.mailbox}`;
    if (one.key.includes('/idva') || one.key.includes('/feedback/') || one.papers.includes('chair-papers')) return [];
    if (seen.has(occasion))
      return [{ kind: 'property' as const, seed: world.seed, what: `twice to one mailbox: ${one.key}` }];
    seen.add(occasion);
    return [];
  });
}
