// Messages that are free to go and do not: no passphrase, no program to encrypt, no way out, or sending is switched off. One line for each thing
// that is missing.
import { formatTime } from '../../time/day.ts';
import { consequenceOf } from './describe-late.ts';
import type { Day } from '../../time/day.ts';
import { isRestricted, type Facts } from '../../plan/facts.ts';
import { compareText, groupBy } from '../../text/order.ts';
import { sorted } from '../../text/sorted.ts';
import type { OutboxMessage } from '../../outbox/outbox-message.ts';
import { namesRestricted } from '../../access/restricted.ts';
import type { TodayItem } from '../today-item.ts';
import { describeMessages } from '../withheld/describe-withheld.ts';

interface Missing {
  readonly why: string;
  readonly way: string;
  readonly tab: string;
  /** Whether it is one matter for all, or one for each contact. */
  readonly each?: true;
}

const BY_HAND = 'type Hold with your name beside it on Outbox and hand it over yourself';

const MISSING: Readonly<Record<string, Missing>> = {
  'passphrase-missing': {
    why: 'It goes encrypted, and there is no passphrase for the agency.',
    way: 'Put one into the file that “passphrases” in marac.config.yaml names; it goes at the next sending.',
    tab: 'Outbox',
    each: true,
  },
  'tool-missing': {
    why: 'It goes encrypted, and qpdf is not on this machine.',
    way: 'Have qpdf installed, or set papers.encryptedDocx in marac.config.yaml; it goes at the next sending.',
    tab: 'Outbox',
  },
  'route-link': {
    why: 'The route is a link, by which no file goes.',
    way: `Put the papers where the link leads: ${BY_HAND}. Or choose another “Route” on Contacts.`,
    tab: 'Outbox',
    each: true,
  },
  'route-phone': {
    why: 'They are reached by phone and paper.',
    way: `Ring them: ${BY_HAND}.`,
    tab: 'Outbox',
    each: true,
  },
  'recipient-refused': {
    why: 'Their route has not been tried with a test paper, or none is recorded.',
    way: 'Choose “Route”, send a harmless test paper, then type “Route proven on” on Contacts.',
    tab: 'Contacts',
    each: true,
  },
  'address-refused': {
    why: 'The address is not one to which mail can go.',
    way: 'Correct “Email” on Contacts and have it verified.',
    tab: 'Contacts',
    each: true,
  },
  'paper-missing': {
    why: 'A paper that it carries is not there.',
    way: 'Run the job again; if it stays so, tell whoever looks after the program.',
    tab: 'Outbox',
  },
  'sending-off': {
    why: 'It was free to go, and sending is switched off, or what says so cannot be read.',
    way: 'Type on in “Value” of “sending” on Settings, and it goes; or Hold beside what shall not go.',
    tab: 'Settings',
  },
  'no-relay': {
    why: 'What never waits goes by mail.smtp in marac.config.yaml, and there is none.',
    way: `Tell them now; have mail.smtp filled in, or ${BY_HAND}.`,
    tab: 'Outbox',
  },
};

const UNKNOWN: Missing = {
  why: 'It could not be made ready.',
  way: '`marac run send` says why; tell whoever looks after the program.',
  tab: 'Outbox',
};

const missingOf = (code: string): Missing =>
  (Object.prototype.hasOwnProperty.call(MISSING, code) ? MISSING[code] : undefined) ?? UNKNOWN;

type Kept = OutboxMessage & { readonly code: string };

export function sendKeptItems(facts: Facts, messages: readonly OutboxMessage[], today: Day): readonly TodayItem[] {
  const off = new Set(
    facts.maracs.filter(({ rules }) => rules.text('sending', today) !== 'on').map(({ name }) => name),
  );
  const codes = new Map((facts.sendKept ?? []).map((message) => [message.key, message.code]));
  const kept = messages.flatMap((one): readonly Kept[] => {
    const isReleased = one.gate === 'release' && one.released?.version === one.version;
    const last = codes.get(one.key);
    // What the last sending found is over when sending is on again.
    const found = last === 'sending-off' ? undefined : last;
    // Whom to ring about what never waits is a line of its own.
    const isKept = off.has(one.marac) && (isReleased || (last === 'sending-off' && one.gate !== 'none'));
    const code = found ?? (isKept ? 'sending-off' : undefined);
    const waits = (one.state === 'offered' || one.state === 'approved') && !one.held && one.frozen === undefined;
    return code === undefined || !waits ? [] : [{ ...one, code }];
  });
  const groups = groupBy(kept, (one) =>
    JSON.stringify([one.marac, one.code, missingOf(one.code).each === true ? one.to : '', isApart(facts, one)]),
  );
  return [...groups.values()].flatMap((group) => itemOf(facts, group));
}

/** About a restricted case, or by a road of which not everybody at the main workbook knows. */
export function isApart(facts: Facts, { because, discloses, key, covers, papers }: OutboxMessage): boolean {
  return (
    because.some((reason) => reason.rule.startsWith('conflict')) ||
    discloses.some((disclosed) => isRestricted(facts, disclosed.case)) ||
    namesRestricted(facts, [key, ...covers, ...papers])
  );
}

function itemOf(facts: Facts, group: readonly Kept[]): readonly TodayItem[] {
  const [first] = group;
  const marac = facts.maracs.find((candidate) => candidate.name === first?.marac) ?? facts.maracs[0];
  if (first === undefined || marac === undefined) return [];
  const { why, way, tab, each } = missingOf(first.code);
  const whom = sorted(new Set(group.map((kept) => kept.to)), compareText);
  const restricted = isApart(facts, first);
  const due =
    sorted(
      group.map((kept) => kept.notAfter),
      compareText,
    )[0] ?? first.notAfter;
  return [
    {
      id: `kept/${first.marac}/${first.code}${each === true ? `/${first.to}` : ''}${restricted ? '/restricted' : ''}`,
      kind: first.gate === 'none' ? 'ring' : 'stopped',
      marac: marac.name,
      what: `${describeMessages(marac, group)} for ${whom.join(', ')} cannot leave. ${why} ${way}${each === true ? ` (Contacts, row ${first.to}.)` : ''}`,
      about: each === true ? first.to : '',
      tab,
      messages: group,
      otherwise: `what has not gone by ${formatTime(due)} ends as not sent in time. ${consequenceOf(first.template)}`,
      due,
      restricted,
    },
  ];
}
