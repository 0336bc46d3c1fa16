// About the victim: language, work, health, and what the quarterly return counts.
import { grouped } from '../../cells/column.ts';
import { ETHNIC_GROUPS, ETHNIC_SPELLINGS, type EthnicGroup } from '../../cases/ethnic-group.ts';
import { ask, options } from './question.ts';

export const needs = grouped('About the victim', {
  interpreterNeeded: ask('answer', 'Interpreter needed', 'note', 'Yes, no or don’t know.', {
    formWords:
      'interpreter needed; does the victim need interpreter; interpreter required; is an interpreter needed; does the victim need interpreter; is an interpreter required; does the victim require an interpreter; does the victim need an interpreter; interpreter; requires an interpreter; needs interpreter; does client require interpreter; does the client require an interpreter',
    listWords: 'interpreter y n; interpreter required y n; interpreter req; needs an interpreter; translator required',
  }),
  language: ask('text', 'First language', 'note', 'As spoken at home.', {
    otherNames: ['language'],
    formWords:
      'first language; language; language spoken; main language; preferred language; spoken language; victims first language; victims first language if not english; first language if not english; first language of victim',
    listWords: 'language needs; languages; language s spoken; mother tongue; preferred language of victim; lang',
  }),
  dialect: ask('text', 'Dialect', 'note', 'When it matters for the interpreter.', { formWords: 'dialect' }),
  interpreterWish: ask(
    'text',
    'Interpreter wish',
    'note',
    'A woman, a man, not from the community. Goes on the IDVA’s notice only.',
    { formWords: 'interpreter wish; gender of interpreter' },
  ),
  religion: ask('text', 'Religion', 'diversity', 'If known. On no paper.'),
  nationality: ask('text', 'Nationality or status', 'diversity', 'Also what matters for immigration. On no paper.', {
    otherNames: ['nationality', 'immigration status'],
  }),
  occupation: ask('text', 'Victim occupation', 'note', 'So that a colleague does not read the case.'),
  employer: ask(
    'text',
    'Victim employer',
    'note',
    'When it is a partner agency the case is restricted until a person has looked.',
    { formHelp: 'Also a partner agency: then few see the case until a person has looked.', holdsBack: true },
  ),
  gpPractice: ask('text', 'GP practice', 'note', 'For research, and as a way to reach her or him.', {
    otherNames: ['gp', 'gp surgery'],
    formWords:
      'gp; gp practice; gp surgery; gp details; gps details; name of gp; gp name and address; gp name; doctor; gp name and surgery',
    listWords: 'gp practice name; gp name practice; doctors surgery; surgery; registered gp',
    printed: { under: 'GP practice', place: 10, on: ['idva', 'transfer'] },
  }),
  pregnant: ask('answer', 'Victim pregnant', 'note', 'Yes, no or don’t know.', {
    otherNames: ['pregnant'],
    formWords:
      'pregnant; is the victim pregnant; victim pregnant; is she pregnant; is victim pregnant; currently pregnant',
    listWords: 'pregnant y n; pregnancy; pregnancy y n; is pregnant; expecting',
  }),
  dueDate: ask('day', 'Victim due date', 'birth', 'If pregnant.', {
    otherNames: ['edd', 'due date of birth'],
    within: 'expected',
  }),
  mentalHealth: ask('answer', 'Victim mental health needs', 'diversity', 'Yes, no or don’t know.', {
    formWords:
      'mental health; mental health issues; mental health needs; any mental health issues; does victim have mental health needs; does victim have any mental health issues; does victim have mental health issues; mental health concerns',
    listWords: 'mh; mental ill health; mental health y n; mental health concerns',
    printed: { under: 'Mental health', place: 11, on: ['idva', 'transfer'], asNote: true },
  }),
  substances: ask('answer', 'Victim drugs or alcohol', 'diversity', 'Yes, no or don’t know.', {
    formWords:
      'drugs or alcohol; drink drugs issues; substance misuse; alcohol or drugs; drug or alcohol issues; substance use; drugs and alcohol; drug alcohol issues',
    listWords: 'alcohol drugs; drugs alcohol; substance misuse y n; substances; alcohol drug use; drug and alcohol use',
    printed: { under: 'Drugs or alcohol', place: 12, on: ['idva', 'transfer'], asNote: true },
  }),
  ethnicity: ask('text', 'Victim ethnicity', 'diversity', 'In the census words, or not known.', {
    otherNames: ['ethnicity', 'ethnic origin'],
  }),
  ethnicGroup: options<EthnicGroup>(
    'Victim ethnic group',
    'diversity',
    'As the Census asks, for the quarterly return.',
    ETHNIC_GROUPS,
    { spellings: ETHNIC_SPELLINGS, askedLater: true },
  ),
  minoritised: ask(
    'answer',
    'Victim Black, Asian or racially minoritised',
    'diversity',
    'For the quarterly return; don’t know is an answer.',
    {
      otherNames: ['b&me', 'bme', 'bame'],
      formWords:
        'b me; bme; bame; b and me; black asian or racially minoritised; black or minority ethnic; black and minority ethnic; black asian and minority ethnic; black asian or minority ethnic; black minority ethnic',
      listWords: 'bme y n; b me y n; bame y n; minoritised; racially minoritised',
    },
  ),
  disability: ask(
    'answer',
    'Victim disability',
    'diversity',
    'In the sense of the Equality Act; don’t know is an answer.',
    {
      otherNames: ['disability'],
      formWords:
        'disability; disabled; any disability; does the victim have a disability; is the victim disabled; registered disabled; victim disabled',
      listWords: 'disability y n; disabled y n; disabilities; disability details; registered disability',
    },
  ),
  lgbt: ask('answer', 'Victim LGBT+', 'diversity', 'Don’t know is an answer. Never asked in front of family.', {
    otherNames: ['lgbt', 'lgbt+'],
    formWords:
      'lgbt; lgbtq; lgbtq plus; lgbt plus; lgbtqi; lgbtqia; is the victim lgbt; lesbian gay bisexual transgender; lesbian gay bisexual or transgender; lesbian gay bisexual and transgender',
    listWords: 'lgbt y n; lgbtq y n; lgbtq; lgbt plus y n; sexuality lgbt',
  }),
});
