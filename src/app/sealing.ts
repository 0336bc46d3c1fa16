// What stands between contacts who get encrypted files and their papers: no program to encrypt with, or no passphrase. For `marac check`.
import { isActive } from '../domain/register/contacts.ts';
import type { Config } from '../config.ts';
import { dayOf, type Day, type LocalTime } from '../domain/time/day.ts';
import type { Facts } from '../domain/plan/facts.ts';
import { problemId, type Problem } from '../domain/text/problem.ts';
import { openEncryption, type Encryption } from '../mail/encrypt/open-encryption.ts';
import type { WorkFolder } from '../system/work-folder.ts';
import { openPassphrases, type Passphrases } from '../mail/encrypt/passphrases.ts';
import type { App } from './app-port.ts';

/** By the config's qpdf, or the machine's. */
export function encryptionOf({ papers }: Pick<Config, 'papers'>, work: WorkFolder): Encryption {
  const { qpdf, encryptedDocx } = papers;
  return openEncryption({ work, allowOffice: encryptedDocx, ...(qpdf === undefined ? {} : { qpdf }) });
}

/** .pdf by qpdf; without it .docx if the area allows it. */
export async function sealedAs(encryption: Encryption): Promise<'pdf' | 'docx' | undefined> {
  const format = await encryption.choose(['pdf', 'docx']);
  return format === 'pdf' || format === 'docx' ? format : undefined;
}

/** What `marac check` says of it, on this machine and with the config's passphrase file. */
export async function lookAtSealing(
  app: Pick<App, 'config' | 'ports' | 'files' | 'encryption'>,
  facts: Facts,
  now: LocalTime,
): Promise<readonly Problem[]> {
  const { passphrases } = app.config;
  const known = passphrases === undefined ? undefined : await openPassphrases(passphrases, app.files);
  const format = await app.ports.sealedAs?.();
  const troubles = findSealingTroubles(facts, dayOf(now), format, known);
  const isAsked = facts.contacts.some((contact) => contact.route === 'passwordFile' && isActive(contact, dayOf(now)));
  return isAsked && format === 'pdf' && !(await canSeal(app.encryption)) ? [...troubles, BROKEN] : troubles;
}

/** A page of nothing, encrypted and opened again as a paper would be. */
async function canSeal(encryption: Encryption): Promise<boolean> {
  try {
    await encryption.encrypt('pdf', Buffer.from(EMPTY_PAGE, 'latin1'), 'a phrase for a page of nothing');
    return true;
  } catch {
    return false;
  }
}

const EMPTY_PAGE = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj
xref
0 4
0000000000 65535 f 
0000000009 00000 n 
0000000052 00000 n 
0000000101 00000 n 
trailer<</Size 4/Root 1 0 R>>
startxref
162
%%EOF
`;

const BROKEN = trouble(
  'tool-broken',
  '',
  'qpdf is installed and could not encrypt a page and open it again, so papers for contacts with a password file wait: they are never sent plain. Install version 10 or newer, or say where another one is: papers.qpdf.',
);

/** One problem for the machine, and one for each agency without a passphrase; none where nobody gets encrypted files. */
export function findSealingTroubles(
  facts: Pick<Facts, 'contacts' | 'agencies'>,
  on: Day,
  format: 'pdf' | 'docx' | undefined,
  passphrases: Passphrases | undefined,
): readonly Problem[] {
  const sealed = facts.contacts.filter((contact) => contact.route === 'passwordFile' && isActive(contact, on));
  if (sealed.length === 0) return [];
  const troubles: Problem[] = [];
  if (format === undefined)
    troubles.push(
      trouble(
        'tool-missing',
        '',
        `qpdf is not installed, so papers for ${sealed.length} contact${sealed.length === 1 ? '' : 's'} wait: they are never sent plain. Install qpdf (or say where it is: papers.qpdf), or let encrypted .docx files go: papers.encryptedDocx.`,
      ),
    );
  for (const [index, fault] of (passphrases?.faults ?? []).entries())
    troubles.push(
      trouble('passphrase-wrong', `${index + 1}`, `${fault} Messages of agencies without a passphrase wait.`),
    );
  for (const id of new Set(sealed.map((contact) => contact.agency))) {
    const agency = facts.agencies.find((candidate) => candidate.id === id);
    if (passphrases?.find(id, agency?.name, agency?.shortName) === undefined)
      troubles.push(
        trouble(
          'passphrase-missing',
          id,
          `Agency ${id} gets encrypted files and has no passphrase: its messages wait. Add a line "agency: passphrase" to the file that \`passphrases\` in marac.config.yaml names, and tell the passphrase by phone.`,
        ),
      );
  }
  return troubles;
}

function trouble(code: string, row: string, sentence: string): Problem {
  const place = row === '' ? 'This machine' : 'The passphrase file';
  return { id: problemId(code, 'contacts', row), code, size: 'row', place, sentence };
}
