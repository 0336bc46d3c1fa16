// Who can open a file, as Google says, held against who may: anyone with the link, a domain we do not know, or a person who must not see a
// case stop the run before anything is read.
import type { Problem } from '../../domain/problem.ts';
import { problemId } from '../../domain/problem.ts';
import type { FileRole } from '../port.ts';
import type { Permission } from './shapes.ts';

/** One entry of a file's sharing. */
export type Sharing = Permission;

/** Whether an address lies on one of the domains: matched exactly, or below one written with a leading dot. */
export function onDomain(address: string, domains: readonly string[]): boolean {
  const at = address.toLowerCase().lastIndexOf('@');
  const domain = address.slice(at + 1).toLowerCase();
  return domains.some((one) => (one.startsWith('.') ? domain.endsWith(one) : domain === one));
}

const WHO: Readonly<Record<FileRole, string>> = {
  main: 'The main workbook',
  restricted: 'The restricted workbook',
  register: 'The register',
};

function tell(role: FileRole, code: string, sentence: string, shown?: string): Problem {
  return {
    id: problemId(code, role, shown ?? ''),
    code,
    size: 'run',
    place: WHO[role],
    sentence,
    ...(shown === undefined ? {} : { shown }),
  };
}

/**
 * What is wrong with a file's sharing. `domains` are those of the team; `account` is ourselves. A whole domain let in is wrong even where it is
 * the team's own: most of its people have no business with the cases.
 */
export function findSharingProblems(
  role: FileRole,
  sharing: readonly Sharing[],
  domains: readonly string[],
  account: string | undefined,
): readonly Problem[] {
  return sharing.flatMap((one) => {
    if (one.deleted === true || one.emailAddress?.toLowerCase() === account?.toLowerCase()) return [];
    const [code, shown] = faultOf(one, domains);
    return code === undefined ? [] : [tell(role, code, SENTENCES[code], shown)];
  });
}

const SENTENCES = {
  'shared.anyone': 'Anyone with the link can open it. Take that away under Share; nothing is read or sent until then.',
  'shared.domain': 'Everybody of a whole organisation can open it. Share it with people instead.',
  'shared.program': 'Another program has access to it. Take that away under Share, or it may copy what it reads.',
  'shared.outside': 'Someone outside the team’s domains can open it. Take that away under Share.',
} as const;

function faultOf(one: Sharing, domains: readonly string[]): readonly [keyof typeof SENTENCES | undefined, string?] {
  if (one.type === 'anyone') return ['shared.anyone'];
  if (one.type === 'domain') return ['shared.domain', one.domain ?? ''];
  const address = one.emailAddress ?? '';
  // Another program's account is nobody of the team, whatever its domain.
  if (address.endsWith('.gserviceaccount.com')) return ['shared.program', address];
  return onDomain(address, domains) ? [undefined] : ['shared.outside', address];
}

/** People who can open a file although a case in it must not be seen by them: `conflicted` is address (lower case) to the cases' refs. */
export function findSharedWithConflicted(
  role: FileRole,
  sharing: readonly Sharing[],
  conflicted: ReadonlyMap<string, readonly string[]>,
): readonly Problem[] {
  return sharing.flatMap((one) => {
    const address = one.emailAddress?.toLowerCase() ?? '';
    const cases = conflicted.get(address);
    if (cases === undefined || one.deleted === true) return [];
    const sentence = `Someone who must not see ${cases.join(', ')} can open it. Take the access away, or move the case with \`marac restrict\`.`;
    return [tell(role, 'shared.conflicted', sentence, address)];
  });
}
