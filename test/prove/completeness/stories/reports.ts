// The reports of figures that Settings asks for: all of them or one kind, from the start or from later on, and readers who are there or not.
import type { Month } from '../month.ts';
import { MANAGER } from '../town.ts';

export function reportsWanted({ chance, typist, town, on }: Month): void {
  const value = chance.one(['monthly', 'quarterly', 'monthly and quarterly', 'monthly and quarterly']);
  const fromDate = chance.one([undefined, '2027-01-01', '2027-03-01', '2027-03-02']);
  const [group, manager] = [!chance.in(4), !chance.in(5)];
  on(chance.one(['2027-03-01', '2027-03-03', '2027-03-10']), () => {
    typist.row(
      'settings',
      { setting: 'reports', value, ...(fromDate === undefined ? {} : { fromDate }) },
      typist.id('S'),
    );
    if (group) typist.contact(typist.id('C'), town.team, 'steeringGroup', 'Stella Steering');
    if (!manager) typist.cell('contacts', MANAGER, { activeTo: '2027-02-28' });
  });
}
