// The tab Contacts: the people who act for an agency, how papers reach them, and how far that is proven.
import type { ContactFields, ContactRole, Route } from '../../../domain/register/register.ts';
import { choice, grouped, must, computed, ref, typed } from '../../../domain/cells/column.ts';
import { table } from '../table.ts';

const who = grouped('Who', {
  agency: must(ref('agencies', 'Agency', 'staff', 'As on Agencies.')),
  marac: typed('text', 'MARAC', 'open', 'Short name of the MARAC this is for; blank: all of this register.'),
  role: must(
    choice<ContactRole>('Role', 'staff', 'What this person does here. Two roles are two rows.', {
      representative: 'Representative',
      deputy: 'Deputy',
      teamManager: 'Team manager',
      idva: 'IDVA',
      idvaDuty: 'IDVA duty',
      chair: 'Chair',
      viceChair: 'Vice-chair',
      coordinator: 'Coordinator',
      deputyCoordinator: 'Deputy coordinator',
      manager: 'Manager of the MARAC team',
      steeringGroup: 'Steering group',
      referrer: 'Referrer (one case)',
      specialist: 'Specialist (one case)',
      substitute: 'Substitute (one meeting)',
      otherMarac: 'Another MARAC',
    }),
  ),
  personName: typed('text', 'Name', 'staff', 'Of the person; of the mailbox when it is shared.', {
    otherNames: ['person name', 'contact name'],
  }),
});

const route = grouped('How papers reach them', {
  address: typed('email', 'Email', 'staff', 'The exact address. A new one is not used until it is verified again.', {
    otherNames: ['address', 'e-mail', 'email address'],
  }),
  route: choice<Route>('Route', 'staff', 'How case papers go to them.', {
    secureMail: 'Secure mail',
    ownEncryption: 'Our encryption service, as a draft',
    passwordFile: 'Password-protected file',
    link: 'Link',
    phone: 'Phone and paper',
  }),
  routeProvenOn: typed('day', 'Route proven on', 'open', 'When a harmless test paper arrived and could be opened.'),
  phone: typed('phone', 'Phone', 'staff', 'The number to verify by. From another source than the email.'),
  verifiedBy: typed('text', 'Verified by', 'staff', 'Who rang.'),
  verifiedOn: typed('day', 'Verified on', 'open', 'A date. Nothing goes to a contact without it.'),
});

const mailbox = grouped('Shared mailbox', {
  sharedMailbox: typed('yesNo', 'Shared mailbox', 'open', 'Yes when more than one person opens it.'),
  mailboxReaders: typed('list', 'Mailbox readers', 'staff', 'Everybody who can open it, parted by ;.'),
  mailboxAttestedOn: typed('day', 'Mailbox attested on', 'open', 'Since when the agency says so.', {
    otherNames: ['mailbox attested'],
  }),
  mailboxClosedOn: typed('day', 'Mailbox closed on', 'open', 'For a leaver: when the agency took the access away.'),
});

const away = grouped('Away and leaving', {
  awayFrom: typed('day', 'Away from', 'open', 'Nobody climbs a ladder over somebody on leave.'),
  awayTo: typed('day', 'Away to', 'open', 'The last day.'),
  cover: ref('contacts', 'Cover', 'staff', 'Who gets it meanwhile: a row of Contacts, or the name there.', {
    limits: true,
  }),
  activeFrom: typed('day', 'Active from', 'open', 'Blank: since always.'),
  activeTo: typed('day', 'Active to', 'open', 'The last day here.'),
});

const standing = grouped('Standing', {
  inductedOn: typed('day', 'Inducted on', 'open', 'A date. On no paper.', { otherNames: ['inducted'] }),
  agreementSignedOn: typed('day', 'Agreement signed on', 'open', 'The confidentiality agreement. On no paper.', {
    otherNames: ['agreement signed'],
  }),
  trainedToChair: typed('yesNo', 'Trained to chair', 'open', 'For the team’s own record. On no paper.'),
  onlyCase: ref('cases', 'Only for case', 'open', 'For a referrer or specialist: the one case.', {
    otherNames: ['only case'],
    limits: true,
  }),
  onlyMeeting: ref('meetings', 'Only for meeting', 'open', 'For a substitute: the one meeting.', {
    otherNames: ['only meeting'],
    limits: true,
  }),
});

export const contacts = table<ContactFields>({
  name: 'contacts',
  tab: 'Contacts',
  help: 'One row is a person’s role for an agency. Nothing goes to an address that nobody verified.',
  prefix: 'C',
  home: 'register',
  alsoRestricted: false,
  access: true,
  columns: { ...who, ...route, ...mailbox, ...away, ...standing },
  computed: {
    verifiedState: computed('text', 'Verified state', 'open', 'What stands between this contact and papers.'),
  },
});
