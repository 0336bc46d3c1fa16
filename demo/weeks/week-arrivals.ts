// 1 to 4 March: the first digest, referrals on every day, and the coordinator's decision on each.
import { acknowledge, arrives, arrivesAsForm, arrivesAsWord, decide, decides, idOf } from '../arrive.ts';
import { cell, row } from '../type-as-people.ts';
import type { Month } from '../live-month.ts';
import { seenIn } from '../seen.ts';
import type { World } from '../starting-world.ts';

export async function liveArrivals(month: Month, world: World, until: string): Promise<void> {
  await monday(month, world);
  if (until < '2027-03-02') return;
  await tuesday(month, world);
  await wednesday(month, world);
  await wednesdayAfternoon(month, world);
}

async function monday(month: Month, world: World): Promise<void> {
  const me = world.coordinator;
  await month.tick('2027-03-01T08:30');
  month.says(
    'IDVA duty desk',
    'Is one mailbox that several people open; the service attested who reads it and since when.',
    { hard: 'shared mailbox' },
  );
  month.clockTo('2027-03-01T09:05');
  await month.releasesAlike(me, ['register/follow-up/', 'register/follow-up-safety/', 'register/follow-up-deputy/'], {
    why: 'The first message ever to a contact always waits for a person. These show nothing of a case, so one word lets all of a kind go. From next Monday on, digests go by themselves after the undo time.',
    hard: 'one person for several agencies or MARACs',
  });
  month.clockTo('2027-03-01T09:25');
  await arrives(month, world, ['R-DEMA22'], ['two perpetrators, one in custody']);
  month.clockTo('2027-03-01T10:10');
  await arrivesAsForm(month, world, 'R-DEMB22');
  await month.tick('2027-03-01T10:15');
  const b = await idOf(month, world, 'R-DEMB22');
  month.clockTo('2027-03-01T11:15');
  await month.types('IDVA duty desk', 'Rings back; the coordinator types when and by whom it was acknowledged.', [
    acknowledge('R-DEMA22', '2027-03-01T11:00'),
    acknowledge(b, '2027-03-01T11:05'),
  ]);
  await arrives(month, world, ['R-DEMC22']);
  await month.tick('2027-03-01T11:20');
  await decides(
    month,
    world,
    'Accepts R-DEMA22; signposts the form from Primary Care, which is below the line; accepts R-DEMC22 on professional judgement and confirms that it is linked to a case of February: the same man.',
    [
      decide(world, 'R-DEMA22', '2027-03-01', 'accept'),
      decide(world, b, '2027-03-01', 'signpost', { decisionWhy: 'Nine yes answers, no other ground; her GP goes on' }),
      decide(world, 'R-DEMC22', '2027-03-01', 'accept', {
        decisionWhy: 'Professional judgement, with its reason',
        matchCase: world.cases[0]?.ref,
        matchAnswer: 'linked',
        matchAnsweredBy: me,
      }),
      acknowledge('R-DEMC22', '2027-03-01T11:30'),
    ],
    {
      why: 'A score below the line is a proposal with its reasons, never a refusal.',
      hard: 'same perpetrator, new victim',
    },
  );
  month.says(
    'Primary Care',
    'The GP who referred is no contact: word goes through the agency’s representative, never to an address from the form.',
    { hard: 'referrer is not a contact' },
  );
  month.clockTo('2027-03-01T14:15');
  await arrives(month, world, ['R-DEMD22']);
  await month.tick('2027-03-01T15:00');
  await decides(month, world, 'Asks for the missing answers of R-DEMD22, one by one.', [
    decide(world, 'R-DEMD22', '2027-03-01', 'query'),
    acknowledge('R-DEMD22', '2027-03-01T15:40'),
  ]);
  await month.tick('2027-03-01T15:45');
}

async function tuesday(month: Month, world: World): Promise<void> {
  month.clockTo('2027-03-02T09:20');
  await arrives(month, world, ['R-DEME22']);
  await month.tick('2027-03-02T09:30');
  await decides(
    month,
    world,
    'Redirects R-DEME22 to Northern Quay MARAC: its postcode is outside the area.',
    [
      decide(world, 'R-DEME22', '2027-03-02', 'redirect', { redirectTo: 'Northern Quay MARAC' }),
      acknowledge('R-DEME22', '2027-03-02T09:40'),
    ],
    { why: 'Tracked on Transfers until the other MARAC has acknowledged it.' },
  );
  month.clockTo('2027-03-02T11:25');
  await arrives(month, world, ['R-DEMF22'], ['victim or perpetrator works for a partner']);
  await arrivesAsWord(month, world, 'R-DEMG22');
  await month.tick('2027-03-02T11:30');
  const g = await idOf(month, world, 'R-DEMG22');
  await decides(
    month,
    world,
    'Accepts R-DEMF22 and the referral about a 17-year-old.',
    [
      decide(world, 'R-DEMF22', '2027-03-02', 'accept'),
      decide(world, g, '2027-03-02', 'accept'),
      acknowledge('R-DEMF22', '2027-03-02T12:00'),
      acknowledge(g, '2027-03-02T12:00'),
    ],
    {
      why: 'At 17 children’s services must be involved, and the young people’s checklist applies.',
      hard: 'adolescent to parent; 16-17; under 16',
    },
  );
  month.clockTo('2027-03-02T12:10');
  await month.releases(world.coordinator, ['westmere/intake/'], 'command', {
    why: 'First messages to new contacts, and the IDVA’s papers with safe contacts: a person looks at each.',
  });
  month.clockTo('2027-03-02T15:50');
  await arrives(month, world, ['R-DEMH22'], ['case heard at two meetings, or at two MARACs']);
  await month.tick('2027-03-02T16:00');
  await decides(
    month,
    world,
    'Accepts R-DEMH22, a transfer in from Brackmoor MARAC.',
    [decide(world, 'R-DEMH22', '2027-03-02', 'accept')],
    { why: 'The other MARAC is named, not quoted.' },
  );
}

async function wednesday(month: Month, world: World): Promise<void> {
  const me = world.coordinator;
  await answersOfTheMorning(month, me);
  await arrives(month, world, ['R-DEMJ22', 'R-DEMK22'], ['interpreter']);
  await month.tick('2027-03-03T11:05');
  await decides(
    month,
    world,
    'Accepts R-DEMJ22. Says that R-DEMK22 is a repeat of an archived case, as proposed, and accepts it.',
    [
      decide(world, 'R-DEMJ22', '2027-03-03', 'accept'),
      decide(world, 'R-DEMK22', '2027-03-03', 'accept', {
        matchCase: world.cases[25]?.ref,
        matchAnswer: 'repeat',
        matchAnsweredBy: me,
      }),
      acknowledge('R-DEMJ22', '2027-03-03T11:30'),
      acknowledge('R-DEMK22', '2027-03-03T11:30'),
    ],
    {
      why: 'The same two people, a new incident within twelve months of the last referral.',
      hard: 'rows tidied away to last year’s file',
    },
  );
  month.clockTo('2027-03-03T13:35');
  await arrives(month, world, ['R-DEML22']);
  await month.tick('2027-03-03T14:00');
  month.says(me, 'Rings the IDVA service about R-DEMH22: nobody had acknowledged it within four working hours.', {
    why: 'The alarm came by itself, without a word of the case.',
  });
  await decides(
    month,
    world,
    'Joins R-DEML22 to the case of R-DEMJ22: the same incident, reported by the hospital too.',
    [
      decide(world, 'R-DEML22', '2027-03-03', 'join', {
        matchCase: month.caseOf('R-DEMJ22'),
        matchAnswer: 'duplicate',
        matchAnsweredBy: me,
      }),
      acknowledge('R-DEMH22', '2027-03-03T14:05'),
      acknowledge('R-DEML22', '2027-03-03T14:10'),
    ],
    {
      why: 'Both referrers are on it; it counts once and is no repeat.',
      hard: 'same incident reported by two agencies',
    },
  );
  await month.types(
    'Borough Housing',
    'Sends the missing answers of R-DEMD22; the coordinator types them and accepts it. She does not want to be discussed: the decision to share without consent is recorded.',
    [
      cell('referrals', 'R-DEMD22', {
        birthDate: '1991-05-17',
        consent: 'refused',
        safeToCall: 'no',
        withoutConsentBasis: 'Vital interests; public task',
        withoutConsentWhy:
          'Two threats to kill within a week; sharing is the least that can be done and goes to those who can act.',
        withoutConsentBy: 'Head of housing needs',
        withoutConsentOn: '2027-03-03',
        wishes: 'Not to be discussed.',
      }),
      decide(world, 'R-DEMD22', '2027-03-03', 'accept'),
    ],
    { hard: 'victim does not want to be discussed' },
  );
}

async function wednesdayAfternoon(month: Month, world: World): Promise<void> {
  const me = world.coordinator;
  month.clockTo('2027-03-03T16:20');
  await arrives(month, world, ['R-DEMM22'], ['refuge', 'unborn child']);
  await month.tick('2027-03-03T16:30');
  await decides(month, world, 'Accepts R-DEMM22. Types the due date into Key dates.', [
    decide(world, 'R-DEMM22', '2027-03-03', 'accept'),
    acknowledge('R-DEMM22', '2027-03-03T16:40'),
  ]);
  await month.tick('2027-03-03T16:45');
  await month.answers(
    me,
    'Today says what the hospital’s report of the same incident adds: two addresses and a child. Answers Yes: they become rows of the case.',
    [{ line: 'the same incident as', answer: 'yes' }],
    { why: 'Filled cells stay as they are, and an address counts as one that the perpetrator does not know.' },
  );
  await month.types(
    me,
    'Notes for two new cases: contact only through the GP’s Thursday clinic; the due date of the unborn child.',
    [
      cell('cases', month.caseOf('R-DEMD22'), { contactThrough: 'The GP’s Thursday clinic, next on 11 March 2027' }),
      row('keyDates', 'KD-DEMA22', {
        caseRef: month.caseOf('R-DEMM22'),
        what: 'birth',
        on: '2027-06-20',
        remindDaysBefore: 14,
      }),
      row('keyDates', 'KD-DEMB22', {
        caseRef: month.caseOf('R-DEMA22'),
        what: 'release',
        on: '2027-04-06',
        detail: 'Second perpetrator, end of sentence',
        remindAgency: 'Westmere Police',
        remindDaysBefore: 7,
      }),
    ],
    { hard: 'no safe contact at all' },
  );
  await month.releases(me, ['westmere/intake/'], 'command');
}

/** What Today asks on Wednesday morning. */
async function answersOfTheMorning(month: Month, me: string): Promise<void> {
  month.clockTo('2027-03-03T10:55');
  await month.types('Northern Quay MARAC', 'Rings: it has R-DEME22. The coordinator types the day on Transfers.', [
    cell('transfers', month.id('TR', 'R-DEME22/redirect'), { acknowledgedOn: '2027-03-03' }),
  ]);
  await month.types(
    me,
    'Looks at the copy of R-DEMF22 that is held because the perpetrator works for Borough Housing: keeps the conflict under their own name, and says who brings what Housing knows.',
    (await seenIn(month.door, 'conflicts'))
      .filter((one) => one.text('caseRef') === month.caseOf('R-DEMF22'))
      .map((one) =>
        cell('conflicts', one.id, { recordedBy: me, unheardInstead: 'Westmere Police ask the landlord’s head office' }),
      ),
    { why: 'Nobody of the agency gets anything of the case; its knowledge is heard all the same.' },
  );
}
