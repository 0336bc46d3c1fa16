// What lies in the inbox and asks something: for which MARAC a form is, whether a list or a form is taken in as the note beside it shows.
import { formatDate, dayOf } from '../../time/day.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import type { Question } from '../today-question.ts';
import type { TodayItem } from '../today-item.ts';
import type { InboxAsk, AskedFile } from './asked-file.ts';

export function askId({ what, content }: Pick<AskedFile, 'what' | 'content'>): string {
  return `problem/inbox-${what}/${content}`;
}

const UNTAKEN = 'it stays in the inbox: no IDVA hears of it, and it counts nowhere.';

export function askQuestion({ title }: Pick<MaracFacts, 'title'>, what: InboxAsk): Question {
  if (what === 'marac')
    return {
      yes: { does: `it is a referral to ${title} and is taken in here` },
      no: { does: `it is not for ${title}` },
      otherwise: UNTAKEN,
    };
  return {
    yes: { does: 'it is taken in as the note shows' },
    no: { does: 'nothing of it is taken in, and it is set aside' },
    otherwise: UNTAKEN,
  };
}

const WHAT: Readonly<Record<InboxAsk, string>> = {
  marac: 'A referral form does not say for which MARAC it is, by neither its words nor a postcode.',
  list: 'A list of referrals is ready to be taken in. The note beside it shows which heading became which column, and what would be left out.',
  form: 'A form is ready to be taken in. The note beside it shows what was read into which column, and what was not.',
};

export function inboxItems(marac: MaracFacts): readonly TodayItem[] {
  return (marac.asked ?? []).map((one) => ({
    id: askId(one),
    kind: 'referral',
    marac: marac.name,
    what: `${WHAT[one.what]} It lies in ${one.folder}${one.at === undefined ? '' : ` since ${formatDate(dayOf(one.at))}, ${one.at.slice(11, 16)}`}.`,
    about: '',
    tab: one.folder,
    ...(one.at === undefined ? {} : { since: one.at }),
    restricted: false,
    question: askQuestion(marac, one.what),
  }));
}
