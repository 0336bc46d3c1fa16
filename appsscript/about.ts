// What the add-on is, what it may touch, and why: for whoever is asked to allow it.
import { section, type Page } from './page.ts';

declare const MARAC_VERSION: string;

export function aboutPage(): Page {
  return {
    title: 'About',
    lead: `Marac Desk, add-on ${MARAC_VERSION}. It checks and shows. It sends no mail and decides nothing.`,
    sections: [
      section('What it may access, and why', [
        'This spreadsheet only: to read what is typed, and to put notes and colours on cells.',
        'This sidebar: to show you what it found.',
        'Nothing else: no other file, no mail, no calendar, no address book, no web address.',
      ]),
      section('What it does not know', [
        'The restricted workbook and the ledger are the runner’s. Scores, missing answers and possible repeats here are from this spreadsheet alone.',
        'What depends on those it asks the runner, on the hidden tab Requests, by ids only. Whoever can open this spreadsheet can read the answers there for a day.',
        'Nothing that stands in a row is written to Google’s logs or kept in your browser.',
      ]),
    ],
  };
}
