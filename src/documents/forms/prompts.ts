// What an empty place of our forms shows: written by the Word printer, and never taken for an answer when the form comes back.
export const PROMPT = 'Type here';
export const CHOOSE = 'Choose';
