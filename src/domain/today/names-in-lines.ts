// Row ids in the words of a line as the names people know: contacts with their agency, agencies, people of a case. A line itself holds ids only,
// so that a log or JSON names nobody; whoever reads the workbook or the terminal reads names.
import type { Facts } from '../plan/facts.ts';
import { memoBy } from '../text/memo-by.ts';

/** After "row" the id is what a person looks for on the tab, and stays. */
const ROW_ID = /(?<!\brow )\b[CGP]-[0-9A-Z]{4,10}\b/g;

export function nameRows(facts: Facts, text: string): string {
  return text.replace(ROW_ID, (id) => namesOf(facts).get(id) ?? id);
}

/** Agencies only: their names are nobody's data. */
export function nameAgencies(facts: Facts, text: string): string {
  return text.replace(ROW_ID, (id) => (id.startsWith('G-') ? (namesOf(facts).get(id) ?? id) : id));
}

const namesOf = memoBy(
  (facts: Facts): ReadonlyMap<string, string> => new Map([...agencies(facts), ...contacts(facts), ...people(facts)]),
);

type Named = readonly (readonly [string, string])[];

const agencies = (facts: Facts): Named => facts.agencies.map(({ id, name }) => [id, name]);

/** Harriet Housewell (Test Housing); without a name the agency with the row's id. */
function contacts(facts: Facts): Named {
  return facts.contacts.map(({ id, personName, agency }) => {
    const of = facts.agencies.find((other) => other.id === agency)?.name ?? agency;
    return [id, personName === undefined ? `${of} (${id})` : `${personName} (${of})`];
  });
}

function people(facts: Facts): Named {
  return facts.maracs.flatMap((marac) =>
    marac.people.map(({ id, forenames, surname }): readonly [string, string] => {
      const name = [forenames, surname].filter((part) => part !== undefined).join(' ');
      return [id, name === '' ? id : `“${name}”`];
    }),
  );
}
