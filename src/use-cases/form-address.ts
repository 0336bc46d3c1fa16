// The address that the blank form tells agencies to send it to: this MARAC's own, never an example's.
import type { Config } from '../config.ts';
import { problemId, type Problem } from '../domain/text/problem.ts';

/** Domains reserved for examples (RFC 2606) and tests. */
const NOBODYS = /@(?:.+\.)?(?:example(?:\.(?:org|com|net))?|invalid|test|localhost)$/i;

/** The address that mail comes from and forms go to; undefined while it is an example's. */
export function findSendTo({ mail }: Pick<Config, 'mail'>): string | undefined {
  return NOBODYS.test(mail.from) ? undefined : mail.from;
}

export const NO_ADDRESS = 'the address that the MARAC team gives you';

/** The problem that no address is set, for `marac check`. */
export function checkSendTo(config: Pick<Config, 'mail'>): readonly Problem[] {
  if (findSendTo(config) !== undefined) return [];
  return [
    {
      id: problemId('config.send-to', 'config'),
      code: 'config.send-to',
      size: 'note',
      place: 'marac.config.yaml, mail.from',
      sentence:
        'It is the address of an example, so the blank referral form cannot say where to send it. Write the team’s own address there, then make the form anew with `marac form referral`.',
    },
  ];
}
