// What a person does in Google's console and in the sheet before marac can work there, step by step: `marac init --google` prints it, and
// docs/google.md tells the same at more length.

export interface WalkThrough {
  /** Where the key file is to be put. */
  readonly keyFile: string;
  /** The account the files are to be shared with; not known before the key is there. */
  readonly account?: string;
  /** The config file's name. */
  readonly config: string;
}

/** The steps, one paragraph each, in order. */
export function renderWalkThrough({ keyFile, account, config }: WalkThrough): readonly string[] {
  const who = account ?? 'the address that ends in .iam.gserviceaccount.com';
  return [
    '1. Open console.cloud.google.com with an account of your organisation (a manager of its Google Workspace may have to). At the top: project list > New project. Call it marac, choose your organisation, Create. Make sure that it stands in the project list at the top afterwards.',
    '2. Menu > APIs & Services > Library. Search for "Google Sheets API", open it, Enable. Do the same for "Google Drive API". Nothing else is needed.',
    '3. Menu > IAM & Admin > Service accounts > Create service account. Name: marac. Create and continue; give it no role at all; Done. Do not give it domain-wide delegation.',
    '4. Click the account > Keys > Add key > Create new key > JSON > Create. A file is downloaded: it is a password. (If your organisation forbids keys, use workload identity: docs/google.md, "Without a key".)',
    `5. Move that file to ${keyFile}, and let nobody else read it: chmod 600. Delete it from Downloads.`,
    '6. In Google Drive, as the coordinator: make two empty Google Sheets, one for the team and one, "restricted", for the few who may see restricted cases. Use a shared drive of the team if you have one.',
    `7. In each sheet: Share > add ${who} as Editor, untick "Notify people", Share. Under General access choose "Restricted". Share with people, never with a link or with your whole organisation: marac stops if you do.`,
    '8. In each sheet: File > Settings > Locale United Kingdom, Time zone London.',
    `9. Copy the id of each sheet: the long part of its address between /d/ and /edit. In ${config} write it as "google:ID" under main and restricted, and the mail domains of your team under google.`,
    '10. Run `marac init --google` again: it makes the tabs, formats, lists and protected columns. Then `marac check`: it names everything that is still missing.',
    '11. If you take referrals by a Google Form: in the form, Responses > Link to Sheets > Select existing spreadsheet > the team’s sheet. Rename the new tab to "Referrals" (delete the empty one first) and run `marac init --google` again. A form for answers about actions: the same, with a tab called "Action updates".',
  ];
}
