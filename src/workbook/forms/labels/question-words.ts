// The questions in the words that forms use for them, and words of a form that are no question.
import { QUESTIONS } from '../../../domain/referral/questions/all-questions.ts';

/** By field. */
export const QUESTION_WORDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    QUESTIONS.flatMap(({ field, formWords }) => (formWords === undefined ? [] : [[field, formWords]])),
  ),
  visibleHighRisk: 'visible high risk; visible high risk 14 ticks or more; 14 or more ticks; 14 ticks or more',
  escalation: 'potential escalation; escalation',
};

/** Fields above that Referrals has no column for: known, and always named instead. */
export const WITHOUT_COLUMN: ReadonlySet<string> = new Set(['escalation']);

/** Words of the maker of a form, whoever fills it in. Narrow on purpose: what might have been typed is told, not thrown away. */
export const OWN_WORDS: readonly RegExp[] = [
  /^(official[ -]*sensitive|restricted|confidential|private and confidential|protect)([ :–-]*(personal|when complete(d)?))?$/i,
  /^([\p{L}’'&-]+ ){0,6}marac (referral )?form$/iu,
  /^multi[- ]agency risk assessment conference( \(marac\))?( referral form)?$/i,
  /^page \d+( of \d+)?$/i,
  /^please (complete|fill in|return|send|email) (this|the|all|every|your|completed) (\S+ ){0,3}(form|forms|section|sections|boxes|questions)\b[^:]{0,80}$/i,
  /^\(?please (tick|circle|delete)( (as appropriate|one|all that apply|yes or no|if yes|yes \/ no))?\)?$/i,
];
