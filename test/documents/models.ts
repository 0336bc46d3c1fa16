// A rich model for every paper, made from the synthetic meeting: 22 cases, one with 40 actions, one with a note of 6,000 characters, empty sections.
import type { AgendaFullModel } from '../../src/domain/papers/agenda/agenda-models.ts';
import type { AtRiskListModel } from '../../src/domain/papers/at-risk-list/at-risk-list-paper.ts';
import type { ChairPapersModel, TimelineModel } from '../../src/domain/papers/chair-papers/chair-papers-model.ts';
import { SCRIPT, STATEMENT } from '../../src/domain/papers/chair-papers/chair-script.ts';
import type { SearchedModel } from '../../src/domain/papers/parts/part-models.ts';
import { earlier, idvaModel, item, minutesModel, reaching } from './meeting-models.ts';
import { governanceModels } from './governance-models.ts';
import type { PaperModels } from './paper-models.ts';
import * as s from './synthetic.ts';

const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);
const point = (minutes: number, title: string, length: number) => ({ time: s.clock(minutes), title, minutes: length });

function searched(i: number): readonly SearchedModel[] {
  const { name, aliases, birth, place } = s.victim(i);
  const victim = { role: 'Victim', name, aliases, birth, places: place === '' ? [] : [place] };
  const others = s.perpetrators(i).map((one) => ({
    role: 'Perpetrator',
    name: one.name,
    aliases: one.aliases,
    birth: one.birth,
    places: one.place === '' ? [] : [one.place],
  }));
  const children = s
    .children(i)
    .map((one) => ({ role: 'Child', name: one.name, aliases: [], birth: one.birth, places: [] }));
  return [victim, ...others, ...children];
}

const breaksBefore = (i: number) => (i === 7 || i === 14 ? [point(s.startOf(i) - 15, 'Break', 15)] : []);

function agendaCase(i: number) {
  return {
    ...item(i),
    breaksBefore: breaksBefore(i),
    victim: s.victim(i),
    perpetrators: s.perpetrators(i),
    children: s.children(i),
    others: i === 4 ? [{ name: 'Wójcik, Halina', aliases: [], birth: '2 May 1949 (77)' }] : [],
    contactLine: s.contactLine(i),
    referredBy: s.pick(s.AGENCIES, i),
    presenter: i % 3 === 0 ? s.person(i) : '',
    idva: i % 8 === 5 ? '' : s.person(i + 3),
    lastHeard: s.kind(i) === 'Repeat' ? 'Last heard 8 September 2026' : '',
    criteria: s.criteria(i),
    score: s.score(i),
    needed: s.needed(i),
    written: s.written(i).map((one) => ({ ...one, came: one.came.replace(/^yes(, )?/, '') })),
    stillMissing: i === 2 ? 'Research due today' : '',
  };
}

export function agendaModel(cases: number, copyFor: string): AgendaFullModel {
  const end = s.startOf(cases);
  return {
    head: s.head('Agenda', copyFor),
    hours: `until ${s.clock(end + 20)}`,
    place: 'Perceval House, room 2.07',
    link: 'https://meet.example.gov.uk/ealing',
    chair: 'DCI Helen Marlow, Ealing Police',
    coordinator: s.coordinator,
    yourTimes: `You are needed from 09:45 to ${s.clock(end)}, for ${cases} cases.`,
    opening: [
      point(570, 'Welcome, apologies, conflicts of interest', 5),
      point(575, 'Confidentiality statement', 3),
      point(578, 'Actions of last time', 7),
    ],
    closing: [point(end, 'Clare’s Law requests', 10), point(end + 10, 'Any other business, next meeting', 10)],
    lastActions: upTo(5).map(earlier),
    twelveMonths: upTo(3).map((i) => ({
      ref: s.ref('K', 60 + i),
      number: i + 1,
      name: s.victim(i + 13).name,
      since: '3 March 2026',
    })),
    disclosureRequests: [
      {
        ref: s.ref('D', 1),
        number: 1,
        subject: 'Thornbury, Kevin',
        birth: '9 July 1985 (41)',
        place: '',
        route: 'Right to ask, received 1 March 2027',
      },
    ],
    cases: upTo(cases).map((i) => ({
      ...agendaCase(i),
      restricted: i === 0,
      links: i === 6 ? ['Same perpetrator as item 12'] : [],
    })),
  };
}

export function agendaForAgency(cases: number, copyFor: string) {
  const { cases: all, ...rest } = agendaModel(cases, copyFor);
  return { ...rest, cases: all.map(({ restricted: _restricted, links: _links, ...one }) => one) };
}

export function atRiskListModel(cases: number, copyFor: string): AtRiskListModel {
  return {
    head: { ...s.head('At Risk List', copyFor), madeOn: 'Thursday 25 February 2027' },
    hours: 'until 14:30',
    researchDue: 'Thursday 4 March 2027',
    coordinator: s.coordinator,
    cases: upTo(cases).map((i) => ({
      ref: s.ref('K', i),
      number: i + 1,
      kind: s.kind(i),
      daysWaiting: s.daysWaiting(i),
      lastHeard: '',
      people: searched(i),
    })),
  };
}

function timeline(cases: number): TimelineModel {
  const start = 570;
  const total = s.startOf(cases) + 20 - start;
  const stays = s.AGENCIES.map((agency) => {
    const own = upTo(cases).filter((i) => s.needed(i).includes(agency));
    const from = s.startOf(own[0] ?? 0);
    const to = s.startOf(own.at(-1) ?? 0) + 12;
    const count = own.length;
    return {
      agency,
      words: `${s.clock(from)} to ${s.clock(to)} (${count} ${count === 1 ? 'case' : 'cases'})`,
      spans: own.map((i) => ({ from: s.startOf(i) - start, to: s.startOf(i) + 12 - start })),
    };
  });
  return {
    start: '09:30',
    end: s.clock(start + total),
    totalMinutes: total,
    marks: upTo(Math.floor((start + total) / 60) - 9).map((i) => ({ at: 30 + i * 60, label: `${10 + i}:00` })),
    breaks: [7, 14]
      .filter((i) => i < cases)
      .map((i) => ({ from: s.startOf(i) - 15 - start, to: s.startOf(i) - start })),
    stays,
  };
}

export function chairModel(cases: number): ChairPapersModel {
  const end = s.startOf(cases);
  const isHeard = (number: number): boolean => number <= cases;
  const missing = [2, 7, 11, 14, 15, 20].filter(isHeard);
  return {
    head: s.head('Chair', 'DCI Helen Marlow, chair'),
    hours: `until ${s.clock(end + 20)}`,
    place: 'Perceval House, room 2.07',
    link: '',
    chair: 'DCI Helen Marlow, Ealing Police',
    viceChair: 'Ruth Calder, Ealing Housing',
    coordinator: s.coordinator.name,
    caseCount: cases,
    overFull:
      cases > 16
        ? `${cases} cases of 12 minutes end at ${s.clock(end + 20)}, 80 minutes after the planned end. Lowest by risk and wait: items 19 to 22.`
        : '',
    unanswered: [],
    absences: [
      {
        agency: 'Ealing Education and Early Years',
        state: 'Apologies',
        information: `Written information on ${Math.min(4, missing.length)} of ${missing.length} case${missing.length === 1 ? '' : 's'}`,
        items: missing,
      },
      {
        agency: 'Probation, Ealing and Hounslow',
        state: 'No reply',
        information: 'Nothing received',
        items: [3, 9].filter(isHeard),
      },
    ],
    overdue: [
      { agency: 'Ealing Housing', count: 3, oldest: 'the oldest 19 working days late' },
      { agency: 'West London Mental Health', count: 1, oldest: '4 working days late' },
    ],
    worst: [2, 7, 11]
      .map((i) => i % cases)
      .map((i) => ({
        ref: s.ref('K', i),
        number: i + 1,
        time: s.clock(s.startOf(i)),
        name: s.victim(i).name,
        why: `${22 - (i % 3)} of 24; strangled in February; release from prison on 12 March`,
      })),
    conflicts: [
      { number: 1, who: 'Aisha Rahman, Ealing Police: leaves the room', instead: '' },
      { number: 7, who: 'Nobody of Ealing Housing in the room', instead: 'Instead: Ruth Calder' },
    ].filter((one) => isHeard(one.number)),
    statement: STATEMENT,
    script: SCRIPT,
    running: upTo(cases).map((i) => ({
      ...item(i),
      breaksBefore: breaksBefore(i),
      victim: s.victim(i),
      perpetrators: s.perpetrators(i),
      childCount: s.children(i).length,
      contactLine: s.contactLine(i),
      presenter: s.person(i),
      idva: i % 8 === 5 ? '' : s.person(i + 3),
      criteria: s.criteria(i),
      score: s.score(i),
      needed: s.needed(i),
      absent: i % 6 === 1 ? ['Ealing Education and Early Years'] : [],
      links: i === 6 ? ['Same perpetrator as item 12'] : [],
      restricted: i === 0,
      written: [...s.written(i), ...(i % 6 === 1 ? [s.silent('Ealing Probation')] : [])],
      information: i % 6 === 1 ? ['Ealing Education and Early Years: yes'] : [],
      wishes: i % 2 === 0 ? 'To stay at home, and for him to stay away from the school.' : '',
    })),
    closing: [point(end, 'Clare’s Law requests', 10), point(end + 10, 'Any other business, next meeting', 10)],
    disclosureRequests: 1,
    requests: [
      {
        ref: s.ref('D', 1),
        number: 1,
        subject: 'Thornbury, Kevin',
        birth: '9 July 1985 (41)',
        place: '',
        route: 'Right to ask, received 1 March 2027',
      },
    ],
    lastActions: upTo(6).map(earlier),
    attendance: s.AGENCIES.slice(0, 12).map((agency, i) => ({
      agency,
      person: s.person(i),
      note: i === 4 ? 'Substitute, verified by phone' : '',
    })),
    timeline: timeline(cases),
  };
}

export function richModels(cases = 22): PaperModels {
  const housing = 'Ealing Housing';
  const some = [0, 1, 2, 3, 4].filter((i) => i < cases);
  return {
    ...governanceModels(searched, reaching),
    agenda: agendaForAgency(cases, housing),
    'agenda-full': agendaModel(cases, 'Ealing Police'),
    'at-risk-list': atRiskListModel(cases, housing),
    'chair-papers': chairModel(cases),
    'idva-papers': idvaModel(some),
    minutes: minutesModel(upTo(cases), housing),
  };
}
