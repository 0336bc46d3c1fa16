// What the chair reads aloud and says: our own words, after the usual order of a MARAC (an area may change the templates that print it).

export const STATEMENT: readonly string[] = [
  'This meeting is confidential. What is said here is shared to protect people at high risk of serious harm, and for nothing else.',
  'Papers stay with the person they were made for. Nothing is copied, photographed or passed on without the agreement of the agency it came from.',
  'Everyone is treated fairly, with respect for who they are. Each agency stays responsible for its own actions, which are specific, owned and dated.',
  'If you know anyone in a case, say so now, or before that case; you need not say why.',
];

export const SCRIPT: readonly { readonly step: string; readonly words: string }[] = [
  { step: 'Open', words: 'Introductions, why we are here, the confidentiality statement; everyone signs.' },
  { step: 'Conflicts', words: 'Does anyone know a person in a case? They leave the room for that item.' },
  {
    step: 'Last time',
    words: 'Actions still open: done, not possible because things changed, or not done. Minute which.',
  },
  { step: 'Each case: referrer', words: 'Two minutes: the risk now, not the whole story.' },
  {
    step: 'Each case: the victim',
    words: 'The IDVA speaks for the victim: wishes, fears, and how to be reached safely.',
  },
  { step: 'Each case: agencies', words: 'Only what is relevant, proportionate and new. Fact apart from opinion.' },
  { step: 'Each case: risks', words: 'Sum up: to the victim, to children, to others, from the perpetrator, to staff.' },
  {
    step: 'Each case: actions',
    words: 'Who volunteers what, by when. Who tells the victim, and what is safe to tell. Flags.',
  },
  { step: 'Close', words: 'Requests under Clare’s Law, any other business, the next date.' },
];
