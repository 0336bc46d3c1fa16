// Pages for the sidebar's own tests, with every kind of thing that can stand on one. Everybody is made up.
import type { Page } from '../../appsscript/page.ts';

/** Pages as main.ts makes them of the runner's answers, with every kind of thing that can stand on one. */
export const PAGES: Readonly<Record<string, Page>> = {
  agenda: {
    title: 'Preview agenda',
    lead: 'Tuesday 16 March 2027: the last case ends at 11:05. What stands in the restricted sheet is asked for there. (Asked 10:31 · done 10:32)',
    presses: [{ label: 'Ask again', call: 'ask', args: ['agenda', 'M-AAAA22'] }],
    sections: [
      {
        heading: 'Order',
        items: [1, 2, 3].map((place) => ({
          place: `${place}. K-AAA${place}22 Anna Sampleton${place === 2 ? ' (locked)' : ''}`,
          text: `09:${40 + place}, 12 minutes`,
          jump: { sheet: 1, row: place + 1, column: 1 },
          presses: [
            ...(place > 1
              ? [
                  {
                    label: 'Up',
                    about: `K-AAA${place}22`,
                    call: 'lock',
                    args: [`L-AAA${place}22`, place - 1, 'M-AAAA22'],
                  },
                ]
              : []),
            ...(place < 3
              ? [
                  {
                    label: 'Down',
                    about: `K-AAA${place}22`,
                    call: 'lock',
                    args: [`L-AAA${place}22`, place + 1, 'M-AAAA22'],
                  },
                ]
              : []),
            { label: 'Lock', about: `K-AAA${place}22`, call: 'lock', args: [`L-AAA${place}22`, place, 'M-AAAA22'] },
          ],
          drag: { place, drop: { call: 'lock', args: [`L-AAA${place}22`, '{place}', 'M-AAAA22'] } },
        })),
      },
      {
        heading: 'Who comes for some cases only',
        items: [{ text: 'Test Housing: 09:41 to 10:05, 2 of the cases, waits 12 minutes' }],
      },
    ],
  },
  outbox: {
    title: 'Outbox',
    lead: '2 messages on the way, 1 for you to release. (Asked 10:31 · done 10:32)',
    fields: [
      { name: 'by', label: 'Your name, as it shall stand in the record', kind: 'text' },
      { name: 'why', label: 'Why (for Hold)', kind: 'text' },
    ],
    presses: [{ label: 'Ask again', call: 'ask', args: ['outbox', ''] }],
    sections: [
      {
        heading: 'Outbox',
        items: [
          {
            place: 'O-AAAA22',
            text: 'C-HAAA22, Test Housing: MARAC research. Waits for a release. The list is ready.',
            jump: { sheet: 1, row: 2, column: 1 },
            presses: [
              { label: 'Release', about: 'O-AAAA22', call: 'decide', args: ['O-AAAA22', 'release', '{by}', '{why}'] },
              { label: 'Hold', about: 'O-AAAA22', call: 'decide', args: ['O-AAAA22', 'hold', '{by}', '{why}'] },
            ],
          },
        ],
      },
    ],
  },
  minute: {
    title: 'K-AAA122 Anna Sampleton',
    lead: 'Case 1 of 3. What you type is kept when you leave a field. Alt+N next case, Alt+P the one before.',
    presses: [
      { label: 'Next case (Alt+N)', call: 'minute', args: ['L-AAA222'] },
      { label: 'Now at this case', call: 'nowAt', args: ['M-AAAA22', 'K-AAA122'] },
    ],
    sections: [
      {
        heading: 'Agencies that know something',
        items: [{ place: 'Test Housing, will speak', text: 'A tenancy since May.' }],
      },
      {
        heading: 'Minutes',
        items: [],
        fields: [
          {
            name: 'background-0',
            label: 'Background',
            kind: 'long',
            value: '',
            save: { call: 'saveNote', args: ['L-AAA122', 'background', 'new'] },
          },
        ],
      },
      {
        heading: 'What came of it',
        items: [],
        fields: [
          {
            name: 'outcome',
            label: 'Outcome',
            kind: 'choice',
            value: '',
            choices: [
              ['', ''],
              ['actionPlan', 'Action plan'],
            ],
            save: { call: 'saveListing', args: ['L-AAA122', 'outcome', ''] },
          },
        ],
      },
      {
        heading: 'Actions',
        items: [],
        fields: [
          {
            name: 'action',
            label: 'A new action',
            kind: 'long',
            ready: ['Put a flag on the address and the phone numbers.'],
          },
          {
            name: 'agency',
            label: 'Agency',
            kind: 'choice',
            choices: [
              ['', ''],
              ['G-HAAA22', 'Test Housing'],
            ],
          },
          { name: 'due', label: 'Due', kind: 'day' },
        ],
        presses: [
          {
            label: 'Add the action (Ctrl+Enter)',
            call: 'addAction',
            args: ['L-AAA122', '{action}', '{agency}', '{due}'],
          },
        ],
      },
    ],
  },
};
