// Who can open a file, as Google says, held against who may: anyone with the link, a whole organisation, another program, or somebody outside
// the team's domains stops the run before anything is read.
import { problemId, type Problem } from '../../domain/text/problem.ts';
import type { FileRole } from '../workbook-port.ts';
import type { Permission } from './calls/google-shapes.ts';

/** One entry of a file's sharing. */
export type Sharing = Permission;

/** Whether an address lies on one of the domains: matched exactly, or below one written with a leading dot. */
export function onDomain(address: string, domains: readonly string[]): boolean {
  const at = address.toLowerCase().lastIndexOf('@');
  const domain = address.slice(at + 1).toLowerCase();
  return domains.some((other) => (other.startsWith('.') ? domain.endsWith(other) : domain === other));
}

const WHO: Readonly<Record<FileRole, string>> = {
  main: 'The main workbook',
  restricted: 'The restricted workbook',
  register: 'The register',
};

/** The id counts entries: an address stands in no key. */
function tell(role: FileRole, code: string, sentence: string, nth: number, shown?: string): Problem {
  return {
    id: problemId(code, role, String(nth + 1)),
    code,
    size: code === 'shared.group' ? 'note' : 'run',
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
  return sharing.flatMap((one, nth) => {
    if (one.deleted === true || isOurs(one, account)) return [];
    const [code, shown] = faultOf(one, domains);
    return code === undefined ? [] : [tell(role, code, SENTENCES[code], nth, shown)];
  });
}

/** An account that nobody told us is nobody's: then every entry is judged, a link for anyone among them. */
function isOurs({ type, emailAddress }: Sharing, account: string | undefined): boolean {
  return type === 'user' && account !== undefined && emailAddress?.toLowerCase() === account.toLowerCase();
}

const SENTENCES = {
  'shared.anyone': 'Anyone with the link can open it. Take that away under Share; nothing is read or sent until then.',
  'shared.domain': 'Everybody of a whole organisation can open it. Share it with people instead.',
  'shared.program': 'Another program has access to it. Take that away under Share, or it may copy what it reads.',
  'shared.outside': 'Someone outside the team’s domains can open it. Take that away under Share.',
  'shared.group':
    'A group can open it, and nobody but its managers sees who is in it: a person in it who must not see a case is not noticed. Share it with people by name.',
} as const;

function faultOf(one: Sharing, domains: readonly string[]): readonly [keyof typeof SENTENCES | undefined, string?] {
  if (one.type === 'anyone') return ['shared.anyone'];
  if (one.type === 'domain') return ['shared.domain', one.domain ?? ''];
  const address = one.emailAddress ?? '';
  // Another program's account is nobody of the team, whatever its domain.
  if (address.endsWith('.gserviceaccount.com')) return ['shared.program', address];
  if (!onDomain(address, domains)) return ['shared.outside', address];
  return one.type === 'group' ? ['shared.group', address] : [undefined];
}
