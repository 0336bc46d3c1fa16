// The models of messages: refs, days, counts and professionals only; what is said about a case stands in the attached papers.
import { formatDay, dayOf, type LocalTime } from '../time/day.ts';
import type { Meeting } from '../meeting/meeting.ts';
import type { LetterheadModel } from './mail-models.ts';
import { findPaper, type PaperTemplate } from './catalogue.ts';
import type { Effect, MessageEffect, PaperEffect } from '../plan/effects.ts';
import type { MaracPlanContext } from '../plan/plan-context.ts';
import type { Reasons } from '../text/reason.ts';
import { message, paper, viewContextOf } from './parts/circulation.ts';
import type { ViewContext } from './parts/case-parts.ts';
import { askingFor, formatMeeting } from './parts/paper-head.ts';
import type { Contact } from '../register/register.ts';

/** The head of a message. `rehearsal` is stamped when it is composed, so that a plan is the same in every mode. */
export function letterhead(
  view: ViewContext,
  key: string,
  to: Contact | undefined,
  meeting?: Meeting,
): LetterheadModel {
  return {
    marac: view.marac.title,
    meeting: meeting === undefined ? '' : formatMeeting(meeting),
    to: to?.personName ?? '',
    reference: view.marac.pool.take('D', `message/${key}`),
    marking: 'OFFICIAL-SENSITIVE',
    rehearsal: false,
    sealed: to?.route === 'passwordFile',
    coordinator: askingFor(view),
  };
}

const EXTRA: Readonly<Record<string, string>> = {
  'answer-sheet': 'Answer sheet',
  times: 'Your times for the calendar',
};

export function attachedTitles(templates: readonly string[]): readonly string[] {
  return templates.map((name) => findPaper(name)?.title ?? EXTRA[name] ?? name);
}

export function describeAnswerBy(time: LocalTime): string {
  return formatDay(dayOf(time));
}

interface Carried extends Pick<MessageEffect, 'audience' | 'covers' | 'notAfter' | 'because'> {
  readonly template: PaperTemplate;
  readonly paperKey: string;
  readonly mailKey: string;
  readonly to: Contact;
  readonly meeting?: Meeting;
  readonly model: PaperEffect['model'];
  readonly intro: string;
  readonly answerBy?: string;
  /** It is released once nothing of this is left. */
  readonly waitsFor?: Reasons;
}

/** One paper for one reader, and the message that carries it. */
export function sendPaper(context: MaracPlanContext, job: string, made: Carried): readonly Effect[] {
  const { template, paperKey, mailKey, to, audience, covers, waitsFor, notAfter, because } = made;
  return [
    paper(context, job, { key: paperKey, template, audience, reader: to.id, model: made.model, because }),
    message(context, job, {
      key: mailKey,
      to: to.id,
      audience,
      template: 'papers',
      model: {
        head: letterhead(viewContextOf(context), mailKey, to, made.meeting),
        intro: made.intro,
        answerBy: made.answerBy ?? '',
        papers: attachedTitles([template]),
      },
      papers: [paperKey],
      covers,
      gate: 'release',
      ready: (waitsFor ?? []).length === 0,
      ...(waitsFor === undefined ? {} : { waitsFor }),
      notAfter,
      because,
    }),
  ];
}
